import fc from 'fast-check';
import { scaled, TEST_SEED } from './scale.ts';

/** Properties draw from the seed of the run and are tried as often as its scale says, unless they ask otherwise. */
fc.configureGlobal({ seed: TEST_SEED, numRuns: scaled(1_000) });
