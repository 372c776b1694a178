import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import { expect, expectTypeOf, test } from 'vitest';
import type { OperationStatus } from '../../src/core/clusters/cluster-facts.ts';
import type { ClusterHealth } from '../../src/core/clusters/cluster-health.ts';
import type { RunOperationKind } from '../../src/core/clusters/run-operation.ts';
import { RUN_TYPES, type RunType } from '../../src/core/clusters/run-type.ts';
import type { PlannedRunEventKind, PlannedRunStatus } from '../../src/core/planned-runs/rules/planned-run.ts';
import type { IssueCode, IssueSeverity } from '../../src/core/values/issue.ts';
import type * as schema from '../../src/graphql/kit/generated.ts';

// Checked by the compiler: a value that the schema lacks would reach clients as a masked error.
test('the enumerations of the core are those of the schema', () => {
  expectTypeOf<RunType>().toEqualTypeOf<schema.RunType>();
  expectTypeOf<OperationStatus>().toEqualTypeOf<schema.OperationStatus>();
  expectTypeOf<RunOperationKind>().toEqualTypeOf<schema.RunOperationKind>();
  expectTypeOf<PlannedRunStatus>().toEqualTypeOf<schema.PlannedRunStatus>();
  expectTypeOf<PlannedRunEventKind>().toEqualTypeOf<schema.PlannedRunEventKind>();
  expectTypeOf<IssueCode>().toEqualTypeOf<schema.IssueCode>();
  expectTypeOf<IssueSeverity>().toEqualTypeOf<schema.IssueSeverity>();
  expectTypeOf<ClusterHealth['status']>().toEqualTypeOf<schema.ClusterStatus>();
  const runType = buildSchema(readFileSync('schema.graphql', 'utf8')).getType('RunType');
  if (!isEnumType(runType)) throw new Error('the schema has no run types');
  expect(runType.getValues().map(({ name }) => name)).toEqual(RUN_TYPES);
});
