import { parseArgs } from 'node:util';
import { z } from 'zod';
import { trustedFile } from './certificates.ts';
import { writeClustersFile } from './clusters-file.ts';
import { startSimulator } from './start.ts';

const USAGE = `Usage: npm run simulator -- [options]

  --port N             port on 127.0.0.1 (SIMULATOR_PORT; default: the system chooses)
  --seed N             seed of the inventory and of everything that happens (1)
  --speed N            how many times as fast as on a cluster work gets on (SIMULATOR_SPEED; 30);
                       0: time stands still, and only control moves it
  --dialect NAME       newer, older or both spellings of the failover requests (both)
  --extra-groups N     further protection groups of one object each (0)
  --state-file FILE    keep the state there, and go on from it
  --clusters-file FILE write a CLUSTERS_FILE for the server
  --tls-cert FILE --tls-key FILE
                       serve HTTPS with this certificate and key (PEM)
  --tls-ca FILE        certificate of the authority that issued it, for the clusters file; not for a self-signed one
  --help`;

const SHELL_CHECK_MS = 500;
/** Taken at the very start: it may be gone before the simulator is up. */
const PARENT = process.ppid;

const count = z.coerce.number().int().min(0);
const settings = z
  .object({
    port: count.max(65_535).default(0),
    seed: count.default(1),
    speed: z.coerce.number().min(0).max(100_000).default(30),
    dialect: z.enum(['newer', 'older', 'both']).default('both'),
    'extra-groups': count.max(20_000).default(0),
    'state-file': z.string().min(1).optional(),
    'clusters-file': z.string().min(1).optional(),
    'tls-cert': z.string().min(1).optional(),
    'tls-key': z.string().min(1).optional(),
    'tls-ca': z.string().min(1).optional(),
  })
  .refine((value) => Boolean(value['tls-cert']) === Boolean(value['tls-key']), {
    message: '--tls-cert and --tls-key belong together',
  });

function readSettings(): z.output<typeof settings> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      port: text,
      seed: text,
      speed: text,
      dialect: text,
      'extra-groups': text,
      'state-file': text,
      'clusters-file': text,
      'tls-cert': text,
      'tls-key': text,
      'tls-ca': text,
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    process.exit(0);
  }
  const parsed = settings.safeParse({
    ...values,
    port: values.port ?? (process.env.SIMULATOR_PORT || undefined),
    speed: values.speed ?? (process.env.SIMULATOR_SPEED || undefined),
  });
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('\n'),
  );
}

/** A program of its own, beside the server; like `config.ts` of the server it reads the environment. */
async function main(): Promise<void> {
  const options = readSettings();
  const caFile =
    options['clusters-file'] && options['tls-cert']
      ? trustedFile(options['tls-cert'], options['tls-ca'])
      : undefined;
  const simulator = await startSimulator({
    port: options.port,
    seed: options.seed,
    speed: options.speed,
    dialect: options.dialect,
    extraGroups: options['extra-groups'],
    stateFile: options['state-file'],
    tls:
      options['tls-cert'] && options['tls-key']
        ? { certFile: options['tls-cert'], keyFile: options['tls-key'] }
        : undefined,
  });
  const lines = simulator.clusters.map(
    ({ name, baseUrl, id, apiKey }) => `  ${name.padEnd(8)}${baseUrl}  id ${id}  apiKey ${apiKey}`,
  );
  process.stdout.write(`Simulated clusters:\n${lines.join('\n')}\n`);
  process.stdout.write(`Control: ${simulator.baseUrl}/__control/state\n`);
  if (options['clusters-file']) {
    writeClustersFile(options['clusters-file'], simulator.clusters, caFile);
    process.stdout.write(`Clusters file: ${options['clusters-file']}\n`);
  }
  const stop = () => {
    void simulator.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (process.env.npm_lifecycle_event !== undefined) stopWithShell(stop);
}

/** npm passes a signal on to the shell that runs the script, and many a shell just dies of it. */
function stopWithShell(stop: () => void): void {
  const watch = setInterval(() => {
    if (process.ppid === PARENT) return;
    clearInterval(watch);
    stop();
  }, SHELL_CHECK_MS).unref();
}

main().catch((error: unknown) => {
  process.stderr.write(
    `The simulator cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
