/** Longest id that a caller may choose. */
export const MAX_FAILOVER_ID_LENGTH = 128;

const FAILOVER_ID = /^[A-Za-z0-9._:-]{1,128}$/;
/** As a path segment these would name another resource, and percent-encoding does not change that. */
const DOT_SEGMENTS: ReadonlySet<string> = new Set(['.', '..']);

/** Whether the text can identify a failover: 1 to 128 of `A-Z a-z 0-9 . _ : -`, and not `.` or `..`. */
export function isFailoverId(text: string): boolean {
  return FAILOVER_ID.test(text) && !DOT_SEGMENTS.has(text);
}
