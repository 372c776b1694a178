import { measureAttacks } from './attacks.ts';
import { measureFollowing } from './followed-runs.ts';
import { measurePages } from './pages.ts';
import { measureStartUp } from './start-up.ts';
import { measureDelivery } from './subscribers.ts';
import { measureCreation, measureValidation } from './throughput.ts';

/** Every measurement by name: `npm run bench` runs all, `npm run bench delivery start-up` some. */
const MEASUREMENTS: Readonly<Record<string, () => Promise<void>>> = {
  validation: measureValidation,
  creation: measureCreation,
  pages: measurePages,
  delivery: measureDelivery,
  following: measureFollowing,
  'start-up': measureStartUp,
  attacks: measureAttacks,
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in MEASUREMENTS));
if (unknown.length > 0) {
  process.stderr.write(
    `Unknown: ${unknown.join(', ')}. There are ${Object.keys(MEASUREMENTS).join(', ')}.\n`,
  );
  process.exitCode = 1;
} else {
  for (const [name, measure] of Object.entries(MEASUREMENTS))
    if (chosen.length === 0 || chosen.includes(name)) await measure();
}
