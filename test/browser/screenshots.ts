/**
 * Takes the pictures in docs/images from the running product: `.ci/with-chromium npm run screenshots`.
 * The story is that of docs/walkthrough.md: an ordinary run is under way when the planned run is previewed.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Explorer, launchBrowser } from './support/explorer.ts';
import { startServerProcess } from './support/server-process.ts';

const IMAGES = join(import.meta.dirname, '../../docs/images');
const SIZE = { width: 1280, height: 860 };
const DATABASES = '4401288812305341:1701424651231:1005';

const server = await startServerProcess();
const browser = await launchBrowser();
try {
  mkdirSync(IMAGES, { recursive: true });
  const explorer = await Explorer.open(browser, server.graphiql, SIZE);
  const takePicture = async (name: string) => {
    // Away from everything that would show a tooltip or a scroll bar.
    await explorer.page.mouse.move(4, 400);
    await explorer.page.screenshot({ path: join(IMAGES, `${name}.png`) });
  };

  await explorer.play();
  await explorer.answerWith('"name": "alpha"');
  await takePicture('clusters');

  await explorer.openTab('Create');
  await explorer.play();
  await explorer.answerWith('"requestBody"');
  await explorer.openTab('Preview');
  await explorer.play();
  await explorer.answerWith('Nothing else');
  await takePicture('preview');

  await fetch(`${server.control}/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cluster: 'alpha', protectionGroupId: DATABASES, backupStatus: 'Running' }),
  });
  await explorer.play();
  await explorer.answerWith('"kind": "BACKUP"');
  await takePicture('preview-waits');
  await explorer.replaceLastWord('cancelNonFailoverRuns:', 'true');
  await explorer.play();
  await explorer.answerWith('Before that, cancels');
  await takePicture('preview-cancels');

  await explorer.openTab('Start');
  await explorer.play();
  await explorer.answerWith('"status": "PENDING"');
  await explorer.openTab('Watch');
  await explorer.play();
  await explorer.answerWith('"status": "REPLICATING"', 120_000);
  await takePicture('watch');
  await explorer.answerWith('"status": "SUCCEEDED"', 120_000);
  // High enough for the whole story.
  await explorer.page.setViewportSize({ width: SIZE.width, height: 1500 });
  await explorer.answerWith('The replication cluster is in');
  await takePicture('succeeded');
} finally {
  await browser.close();
  await server.stop();
}
