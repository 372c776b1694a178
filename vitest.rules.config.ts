import { defineConfig } from 'vitest/config';

// RULES=previews leaves the others out.
const rooms = process.env.RULES ?? '{values,clusters,configurations,previews,planned-runs}';

/**
 * The tests of rules alone: for the coverage gate, and for mutation tests, which repeat them for every mutant
 * (stryker.config.json).
 */
export default defineConfig({
  test: {
    include: [`test/core/${rooms}/**/*.test.ts`],
    exclude: ['test/core/planned-runs/planned-run-changes.test.ts'], // a use case, over a database
    // The same rounds each time, so that a mutant that survives does so again.
    env: { CHECK_SCALE: '0.1', TEST_SEED: '1' },
    setupFiles: ['test/support/seed-properties.ts'],
    isolate: false,
    testTimeout: 60_000,
    coverage: {
      include: [
        'src/core/values/*.ts',
        'src/core/clusters/{containers,copy-to,failover-id,objects-of-group,protection-group-id,release,run-operation,run-type,schedule,target-name}.ts',
        'src/core/{configurations,previews,planned-runs}/rules/*.ts',
      ],
      reporter: ['text'],
      thresholds: { lines: 95, branches: 95 },
    },
  },
});
