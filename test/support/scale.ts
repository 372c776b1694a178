/**
 * How thorough the long checks are, and from which seed they draw. `vitest.config.ts` prints both; what a run has
 * printed, set as environment variables, repeats it.
 */

/** Share of the full counts: a tenth by default, `CHECK_SCALE=1` for all of them. */
const CHECK_SCALE = numberFrom('CHECK_SCALE', 0.1);

/** Where random tests begin: another one in each run, unless `TEST_SEED` is set. */
export const TEST_SEED = numberFrom('TEST_SEED', 1);

/** How many of `full` rounds, runs or situations this run makes; never fewer than `least`. */
export function scaled(full: number, least = 1): number {
  return Math.max(least, Math.ceil(full * CHECK_SCALE));
}

/** Whether this run makes all of them, so that rare things must have come up too. */
export const IS_FULL_SCALE = CHECK_SCALE >= 1;

function numberFrom(variable: string, otherwise: number): number {
  const text = process.env[variable];
  const number = text ? Number(text) : otherwise;
  if (Number.isFinite(number) && number > 0) return number;
  throw new TypeError(`${variable} must be a positive number, not ${text}`);
}
