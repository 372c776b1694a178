import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openClusters } from '../../src/process/open-parts.ts';
import { tryParts } from '../../src/process/try-parts.ts';
import { type Config, readConfig } from '../../src/settings/settings.ts';
import { recordingLogger } from '../support/api.ts';
import { occupyPort } from '../support/processes/occupied-port.ts';
import { temporaryDataDirectory } from '../support/processes/temporary-folder.ts';

function configWith(fields: Partial<Config>): Config {
  const { config } = readConfig('server', {});
  if (config === null) throw new Error('the defaults are not accepted');
  return { ...config, ...fields };
}

test.each(['{"state":', 'null', '{"version":0,"state":{}}'])(
  'a simulator state of %j is named, and the data directory with it',
  async (text) => {
    const dataDirectory = temporaryDataDirectory();
    const file = dataDirectory.pathOf('simulator.json');
    writeFileSync(file, text);
    const opening = openClusters(
      configWith({}),
      dataDirectory,
      recordingLogger(),
      new AsyncDisposableStack(),
    );
    await expect(opening).rejects.toMatchObject({
      problems: [{ setting: 'DATA_DIR', message: expect.stringContaining(file) }],
    });
  },
);

test('a port that the simulator cannot have is called by its own setting', async () => {
  const simulatorPort = Number(await occupyPort());
  const opening = openClusters(
    configWith({ simulatorPort }),
    undefined,
    recordingLogger(),
    new AsyncDisposableStack(),
  );
  await expect(opening).rejects.toMatchObject({
    problems: [{ setting: 'SIMULATOR_PORT', message: `${simulatorPort} is already in use on 127.0.0.1` }],
  });
});

test('trying out what is all right finds nothing, and leaves the ports and the data directory free', async () => {
  const dataDirectory = temporaryDataDirectory();
  dataDirectory.release();
  const usable = { dataDirectory: dataDirectory.path, host: '127.0.0.1', port: 0, simulatorPort: 0 };
  expect(await tryParts(usable)).toEqual([]);
  expect(await tryParts(usable)).toEqual([]);
});

test('trying out a data directory in use names its holder', async () => {
  const { path } = temporaryDataDirectory();
  expect(await tryParts({ dataDirectory: path })).toEqual([
    { setting: 'DATA_DIR', message: expect.stringContaining(`in use by process ${process.pid}`) },
  ]);
});
