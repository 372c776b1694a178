const FIRST = Date.UTC(1970, 0, 1);
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * The instant, unless it is one that ISO 8601 does not write with four digits for the year, or no date at all.
 * Clusters state such ones where they do not know, e.g. as the largest number that there is.
 */
export function representableInstant(instant: Date | null | undefined): Date | null {
  const time = instant?.getTime() ?? Number.NaN;
  return instant && time >= FIRST && time <= LAST ? instant : null;
}
