import { z } from 'zod';
import { integer } from '../kinds.ts';

/** What one client may cost. */
export const LIMIT_SETTINGS = z.object({
  MAX_OBJECTS: integer(1, 1_000_000).default(10_000),
  MAX_REQUEST_BYTES: integer(1_000, 1_000_000_000).default(2_000_000),
  MAX_TOKENS: integer(100, 10_000_000).default(60_000),
  MAX_DEPTH: integer(3, 100).default(15),
  MAX_ALIASES: integer(0, 10_000).default(50),
  MAX_NODES: integer(100, 100_000_000).default(50_000),
  MAX_COST: integer(1_000, 100_000_000).default(50_000),
  MAX_ANSWER_BYTES: integer(10_000, 1_000_000_000).default(16_000_000),
  MAX_SUBSCRIPTIONS: integer(1, 1_000_000).default(5_000),
});
