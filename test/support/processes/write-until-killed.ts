import { writeSync } from 'node:fs';
import { lockDataDirectory } from '../../../src/process/data-directory/data-directory.ts';
import { FailoverRunConfigurationRepository } from '../../../src/store/configurations/failover-run-configurations.ts';
import { openDatabase } from '../../../src/store/database/database.ts';
import { configurationWith, digestOf } from '../configurations.ts';

/** Creates configurations without end, several at a time, and writes the digest of each that is stored. */
const [kind, place] = process.argv.slice(2);
if (place === undefined) throw new Error('usage: write-until-killed.ts url|directory <place>');
const opened = await openDatabase(
  kind === 'url' ? { url: place } : { dataDirectory: lockDataDirectory(place) },
);
const repository = new FailoverRunConfigurationRepository(opened.database);

async function write(writer: number): Promise<never> {
  for (let n = 0; ; n++) {
    const digest = digestOf(`${process.pid} ${writer} ${n}`);
    const record = await repository.createOrGet(
      configurationWith({ objectIds: [BigInt(n + 1)] }),
      digest,
      'operator',
    );
    writeSync(1, `${record.digest}\n`);
  }
}
await Promise.all([write(1), write(2), write(3), write(4)]);
