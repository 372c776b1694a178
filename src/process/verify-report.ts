import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkPage } from '../core/failovers/report/report-document.ts';

const USAGE = `Usage: npm run verify-report -- FILE --key KEY

  FILE        a report, saved as the server answered it at /reports/{failoverId}
  --key KEY   the public key of the server, saved from /reports/key
`;

/** Checks a saved report without server and database. Exit code 0: it holds; 1: it does not; 64: usage. */
function main(): number {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1 || values.key === undefined) {
    process.stderr.write(USAGE);
    return 64;
  }
  const key = createPublicKey(readFileSync(values.key));
  const faults = checkPage(readFileSync(file, 'utf8'), (text, signature) =>
    verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64')),
  );
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (faults.length === 0)
    process.stdout.write('The report holds: page, events and signatures are as the server made them.\n');
  return faults.length === 0 ? 0 : 1;
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 64;
}
