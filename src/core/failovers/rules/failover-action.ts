/** What a viewer can ask of a failover: one value for each mutation, in the order in which they are listed. */
export const FAILOVER_ACTIONS = [
  'INITIATE_FAILOVER',
  'START_PLANNED_RUN',
  'RECOVER_FAILOVER_OBJECTS',
  'LINK_FAILOVER_OBJECTS',
  'ACTIVATE_BACKUP',
  'DEACTIVATE_BACKUP',
  'CLEAN_UP_FAILOVER',
  'TEAR_DOWN_RECOVERY',
  'PREPARE_VIEW_FAILOVER',
  'FINALIZE_VIEW_FAILOVER',
  'CONTINUE_FAILOVER',
  'RESUME_FAILOVER',
  'ROLL_BACK_FAILOVER',
  'CANCEL_FAILOVER',
  'FORCE_FINISH_FAILOVER',
  'ADD_FAILOVER_NOTE',
  'FAIL_BACK',
] as const;
export type FailoverAction = (typeof FAILOVER_ACTIONS)[number];
