import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Explorer, launchBrowser } from './support/explorer.ts';
import { type ServerProcess, startServerProcess } from './support/server-process.ts';

let server: ServerProcess;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServerProcess(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** GraphiQL in a fresh profile; whatever else a test is about, nothing may go wrong in the page. */
async function open(url = server.graphiql): Promise<Explorer> {
  const explorer = await Explorer.open(browser, url);
  onTestFinished(async () => {
    expect(explorer.problems).toEqual([]);
    const { origin } = new URL(url);
    for (const url of explorer.requested)
      expect(url).toMatch(new RegExp(`^(${origin}/|blob:${origin}/|data:)`));
    await explorer.page.close();
  });
  return explorer;
}

describe('GraphiQL, cut off from every network', () => {
  it('opens with tabs that tell the story', async () => {
    const explorer = await open();
    expect(await explorer.page.title()).toBe('Planned Failover');
    expect(await explorer.tabNames()).toEqual([
      'Clusters',
      'Preview',
      'Create',
      'Start',
      'Watch',
      'History',
      'Cancel',
      'Validate',
      'Faults',
      'Import',
      'List',
    ]);
  });

  it('shows both clusters with their protection groups in the first tab', async () => {
    const explorer = await open();
    await explorer.play();
    const answer = await explorer.answerWith('"name": "alpha"');
    expect(answer).toContain('"isSimulated": true');
    expect(answer).toContain('"name": "Databases"');
  });

  it('previews, creates, starts and watches a run to its end, with nothing typed', async () => {
    const explorer = await open();
    await explorer.openTab('Preview');
    await explorer.play();
    expect(await explorer.answerWith('"digest"')).toContain('Makes an incremental backup of 2');

    await explorer.openTab('Create');
    await explorer.play();
    expect(await explorer.answerWith('"issues": []')).toContain('"requestBody"');

    await explorer.openTab('Start');
    await explorer.play();
    await explorer.answerWith('"status": "PENDING"');

    await explorer.openTab('Watch');
    const percentages = await watchPercentages(explorer);
    await explorer.play();
    await explorer.answerWith('"status": "SUCCEEDED"', 60_000);
    // The stream ends by itself: what would stop it starts again.
    await explorer.page.getByRole('button', { name: /^Execute query/ }).waitFor();
    const seen = await percentages();
    expect(seen.at(-1)).toBe(100);
    expect(seen.filter((percent) => percent > 0 && percent < 100)).not.toEqual([]);
    expect(seen).toEqual(seen.toSorted((left, right) => left - right));

    await explorer.openTab('History');
    await explorer.play();
    expect(await explorer.answerWith('"to": "SUCCEEDED"')).toContain('"CREATED"');
  });

  it('shows every fault of a wrong input', async () => {
    const explorer = await open();
    await explorer.openTab('Faults');
    await explorer.play();
    const answer = await explorer.answerWith('"valid": false');
    for (const code of ['ID_OUT_OF_RANGE', 'DUPLICATE_OBJECT', 'MALFORMED_PROTECTION_GROUP_ID'])
      expect(answer).toContain(code);
  });

  it.each([
    ['exact as a string', '"7250964517238462211"', '"name": "beta"', 200],
    ['refused as a number, which the browser has rounded', '7250964517238462211', 'BAD_USER_INPUT', 400],
  ])('sends variables from their editor: an id is %s', async (_title, id, expected, status) => {
    const explorer = await open();
    const { page } = explorer;
    await page.locator('.graphiql-query-editor .view-lines').click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('query One($id: Int64!) { cluster(id: $id) { name } }');
    await page.getByRole('button', { name: 'Variables', exact: true }).click();
    await page.locator('.graphiql-editor-tool .view-lines').first().click();
    await page.keyboard.insertText(`{ "id": ${id} }`);
    const response = page.waitForResponse(server.graphiql);
    await explorer.play();
    await explorer.answerWith(expected);
    expect((await response).status()).toBe(status);
    // What the server refuses, the browser reports.
    if (status === 400) expect(explorer.problems.splice(0).join()).toContain('answered 400');
  });

  it('keeps its tabs, what was typed in them, and which one is open', async () => {
    const explorer = await open();
    const before = await explorer.tabNames();
    // Nothing but looked at yet.
    await explorer.reload();
    expect(await explorer.tabNames()).toEqual(before);
    expect(await explorer.shownQuery()).toContain('query Clusters');

    await explorer.openTab('Preview');
    await explorer.replaceLastWord('cancelNonFailoverRuns:', 'true');
    for (let time = 0; time < 2; time++) {
      await explorer.untilKept('cancelNonFailoverRuns: true');
      await explorer.reload();
      expect(await explorer.tabNames()).toEqual(before);
      expect(await explorer.page.locator('.graphiql-tab-active').textContent()).toContain('Preview');
      expect(await explorer.shownQuery()).toContain('cancelNonFailoverRuns: true');
    }
    expect(explorer.page.url()).toBe(server.graphiql);
    await explorer.openTab('Clusters');
    expect(await explorer.shownQuery()).toContain('query Clusters');
  });

  it('remembers what was asked', async () => {
    const explorer = await open();
    const { page } = explorer;
    await explorer.openTab('Validate');
    await explorer.play();
    await explorer.answerWith('"valid": true');
    await page.getByRole('button', { name: 'Show History' }).click();
    await page.locator('.graphiql-history-items li').first().getByText('Validate').waitFor();
  });

  it('opens a linked query in a tab of its own, and runs nothing by itself', async () => {
    const link = `${server.graphiql}?query=${encodeURIComponent('query Linked { viewer { name } }')}`;
    const explorer = await open(link);
    expect((await explorer.tabNames())[0]).toBe('Linked');
    expect(explorer.page.url()).toBe(server.graphiql);
    await explorer.reload();
    expect((await explorer.tabNames())[0]).toBe('Linked');
    expect(await explorer.shownQuery()).toContain('query Linked');
    const posts = explorer.bodies.filter((body) => body.includes('Linked'));
    expect(posts).toEqual([]);
  });

  it('works under a path of its own behind a proxy', async () => {
    const { port } = new URL(server.graphiql);
    const proxy = createServer((request, response) => {
      const path = request.url?.replace(/^\/team\/failover(?=\/)/, '');
      const { method, headers } = request;
      request.pipe(
        httpRequest({ port, path, method, headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        }),
      );
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void proxy.close().closeAllConnections());
    await once(proxy, 'listening');
    const { port: proxyPort } = proxy.address() as AddressInfo;
    const explorer = await open(`http://127.0.0.1:${proxyPort}/team/failover/graphql`);
    await explorer.play();
    await explorer.answerWith('"name": "alpha"');
    for (const url of explorer.requested.filter((one) => one.startsWith('http')))
      expect(new URL(url).pathname).toMatch(/^\/team\/failover\/graphql/);
  });

  it('is small on the wire, and is not sent again', async () => {
    const explorer = await open();
    // Of the page and its files; what it asks by GraphQL, such as the schema, is something else.
    const transferred = () =>
      explorer.page.evaluate(() =>
        (performance.getEntries() as PerformanceResourceTiming[])
          .filter(
            ({ entryType, initiatorType }) =>
              /navigation|resource/.test(entryType) && initiatorType !== 'fetch',
          )
          .reduce((sum, { transferSize }) => sum + transferSize, 0),
      );
    const first = await transferred();
    expect(first).toBeGreaterThan(100_000);
    expect(first).toBeLessThan(2_600_000);
    await explorer.reload();
    // What is left is the page itself: a browser forgets it with every operation that is posted to the same URL.
    expect(await transferred()).toBeLessThan(10_000);
  });

  it('documents every field of the types that its documentation explorer shows', async () => {
    const explorer = await open();
    const { page } = explorer;
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    const docs = page.locator('.graphiql-doc-explorer');
    const paths = [['Query'], ['Mutation'], ['Subscription', 'PlannedRun', 'FailoverRunConfiguration']];
    for (const path of paths) {
      for (const type of path) {
        await docs.getByRole('link', { name: type, exact: true }).first().click();
        await docs.locator('.graphiql-doc-explorer-title').getByText(type, { exact: true }).waitFor();
        const entries = docs.locator('.graphiql-doc-explorer-item, .graphiql-doc-explorer-enum-value');
        const documented = entries.filter({ has: page.locator('.graphiql-markdown-description') });
        expect(await entries.count(), type).toBeGreaterThan(0);
        expect(await documented.count(), type).toBe(await entries.count());
      }
      for (const _ of path) await docs.locator('.graphiql-doc-explorer-back').click();
    }
  });
});

/** Collects the percentages that the page shows, each once as it appears. */
async function watchPercentages({ page }: Explorer): Promise<() => Promise<number[]>> {
  const handle = await page.evaluateHandle(() => {
    const percentages: number[] = [];
    const look = () => {
      const text = document.querySelector('.graphiql-response')?.textContent?.replaceAll('\u00a0', ' ') ?? '';
      const percent = Number(/"percentComplete": ([\d.]+),/.exec(text)?.[1] ?? Number.NaN);
      if (!Number.isNaN(percent) && percentages.at(-1) !== percent) percentages.push(percent);
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return percentages;
  });
  return () => handle.jsonValue();
}
