const SECONDS = /^\d{1,9}$/;

/**
 * Milliseconds to wait according to a `Retry-After` header, in its form of seconds or of a date;
 * `null` when there is none that can be understood.
 */
export function retryAfterMilliseconds(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const value = header.trim();
  if (SECONDS.test(value)) return Number(value) * 1000;
  // Without a letter it is no HTTP date, although Date.parse would make one of it.
  const at = /[A-Za-z]/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
