import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BackupOperation,
  FINAL_OPERATION_STATUSES,
  OPERATION_STATUSES,
  type OperationStatus,
  type PlannedRunPollStatus,
  type ProtectionRun,
  type ReplicationOperation,
  type RunProgress,
} from '../../src/domain/cluster-facts.ts';
import { deriveProgress, type PlannedRunReport } from '../../src/domain/planned-run/derive-progress.ts';
import { isFinal, type PlannedRunProgress } from '../../src/domain/planned-run/planned-run.ts';
