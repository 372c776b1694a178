/** Longest id that a caller may choose. */
export const MAX_FAILOVER_ID_LENGTH = 128;

const FAILOVER_ID = /^[A-Za-z0-9._:-]{1,128}$/;
/**
 * As a path segment these would name another resource, and percent-encoding does not change that: the dot
 * segments, and `views`, below which clusters keep failovers of views (`POST …/views/{viewId}`).
 */
const OTHER_RESOURCES: ReadonlySet<string> = new Set(['.', '..', 'views']);

/** Whether the text can identify a failover: 1 to 128 of `A-Z a-z 0-9 . _ : -`, and not `.`, `..` or `views`. */
export function isFailoverId(text: string): boolean {
  return FAILOVER_ID.test(text) && !OTHER_RESOURCES.has(text);
}
