import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { OperationStatus } from '../../src/core/clusters/cluster-facts.ts';
import type { ClusterHealth } from '../../src/core/clusters/cluster-health.ts';
import type { ProtectionGroupQuery } from '../../src/core/clusters/cluster-port.ts';
import type { RunOperationKind } from '../../src/core/clusters/run-operation.ts';
import { RUN_TYPES, type RunType } from '../../src/core/clusters/run-type.ts';
import type { FailoverRunConfigurationFilter } from '../../src/core/configurations/rules/failover-run-configuration.ts';
import type {
  CLUSTER_CONTACT_STATES,
  ClusterContact,
  ClusterContactState,
} from '../../src/core/planned-runs/rules/contact.ts';
import type { PlannedRunFailure } from '../../src/core/planned-runs/rules/failure.ts';
import type {
  NewPlannedRun,
  PLANNED_RUN_STATUSES,
  PlannedRun,
  PlannedRunChange,
  PlannedRunEvent,
  PlannedRunEventKind,
  PlannedRunFilter,
  PlannedRunStatus,
} from '../../src/core/planned-runs/rules/planned-run.ts';
import type { IssueCode, IssueSeverity } from '../../src/core/values/issue.ts';
import type { OrderDirection } from '../../src/core/values/page.ts';
import type * as schema from '../../src/graphql/kit/generated.ts';

// Nearly all of this is judged by the compiler: a value or a field that one side lacks does not compile.

type FieldsOf<Type> = Exclude<keyof Type, '__typename'>;

describe('the schema and the core have the same values', () => {
  it('of issues', () => {
    expectTypeOf<schema.IssueCode>().toEqualTypeOf<IssueCode>();
    expectTypeOf<schema.IssueSeverity>().toEqualTypeOf<IssueSeverity>();
  });

  it('of planned runs', () => {
    expectTypeOf<schema.PlannedRunStatus>().toEqualTypeOf<PlannedRunStatus>();
    expectTypeOf<schema.PlannedRunEventKind>().toEqualTypeOf<PlannedRunEventKind>();
    expectTypeOf<schema.ClusterContactState>().toEqualTypeOf<ClusterContactState>();
    expectTypeOf<schema.RunType>().toEqualTypeOf<RunType>();
    const runType = buildSchema(readFileSync('schema.graphql', 'utf8')).getType('RunType');
    expect(isEnumType(runType) && runType.getValues().map(({ name }) => name)).toEqual(RUN_TYPES);
  });

  it('of clusters', () => {
    expectTypeOf<schema.ClusterStatus>().toEqualTypeOf<ClusterHealth['status']>();
    expectTypeOf<schema.OperationStatus>().toEqualTypeOf<OperationStatus>();
    expectTypeOf<schema.RunOperationKind>().toEqualTypeOf<RunOperationKind>();
  });

  it('of lists, which know one order each', () => {
    expectTypeOf<schema.OrderDirection>().toEqualTypeOf<OrderDirection>();
    expectTypeOf<schema.PlannedRunOrderField>().toEqualTypeOf<'CREATED_AT'>();
    expectTypeOf<schema.FailoverRunConfigurationOrderField>().toEqualTypeOf<'CREATED_AT'>();
  });
});

describe('the schema and the core have the same fields', () => {
  it('of filters, save those that the core adds for itself or names otherwise', () => {
    expectTypeOf<keyof schema.PlannedRunFilter>().toEqualTypeOf<
      Exclude<keyof PlannedRunFilter, 'configurationDigest'>
    >();
    expectTypeOf<keyof schema.FailoverRunConfigurationFilter>().toEqualTypeOf<
      keyof FailoverRunConfigurationFilter
    >();
    expectTypeOf<Exclude<keyof schema.ProtectionGroupFilter, 'protectionGroupIds'>>().toEqualTypeOf<
      Exclude<keyof ProtectionGroupQuery, 'ids' | 'includeLastRun'>
    >();
  });

  it('of planned runs, save the marks that are our own', () => {
    type Marks =
      | 'configurationDigest'
      | 'sourceClusterId'
      | 'replicationClusterId'
      | 'version'
      | 'submissionAttemptedAt'
      | 'cancelRequestedAt'
      | 'cancelAcknowledgedAt';
    expectTypeOf<Exclude<keyof PlannedRun, Marks>>().toEqualTypeOf<
      Exclude<
        FieldsOf<schema.PlannedRun>,
        'id' | 'configuration' | 'events' | 'eventPage' | 'failover' | 'protectionGroup'
      >
    >();
    expectTypeOf<keyof PlannedRunEvent>().toEqualTypeOf<FieldsOf<schema.PlannedRunEvent>>();
    expectTypeOf<keyof ClusterContact>().toEqualTypeOf<FieldsOf<schema.ClusterContact>>();
    expectTypeOf<keyof PlannedRunFailure>().toEqualTypeOf<FieldsOf<schema.PlannedRunFailure>>();
  });
});

describe('within the core', () => {
  it('the lists of values are complete', () => {
    expectTypeOf<(typeof PLANNED_RUN_STATUSES)[number]>().toEqualTypeOf<PlannedRunStatus>();
    expectTypeOf<(typeof CLUSTER_CONTACT_STATES)[number]>().toEqualTypeOf<ClusterContactState>();
  });

  it('each field of a planned run is written when it is recorded, by a change, or by the store itself', () => {
    expectTypeOf<keyof PlannedRun>().toEqualTypeOf<
      keyof NewPlannedRun | keyof PlannedRunChange | 'version' | 'cancelAcknowledgedAt'
    >();
  });
});
