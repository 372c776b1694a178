import { z } from 'zod';
import { flag, integer } from '../kinds.ts';

/** How runs are carried out and kept, and what is logged of it. */
export const WORK_SETTINGS = z.object({
  /** Whether this process also works off jobs. */
  WORKER: flag.default(true),
  POLL_INTERVAL_MS: integer(50, 3_600_000).default(2_000),
  // Without a pause, a request that is never answered would be repeated at once, and for ever.
  SUBMISSION_GRACE_MS: integer(1_000, 86_400_000).default(60_000),
  CANCEL_ABANDON_MS: integer(0, 86_400_000).default(30_000),
  /** 0 keeps them. */
  RETENTION_DAYS: integer(0, 36_500).default(0),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be debug, info, warn, error or silent',
    })
    .default('info'),
});
