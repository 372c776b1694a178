import { eventHash, FIRST_HASH } from '../rules/event-hash.ts';
import type { FailoverEvent } from '../rules/failover.ts';

/** The line that ends a page: the signature over every byte before it. */
const SIGNATURE_LINE = /\n<!-- signature: (?<signature>[A-Za-z0-9+/=]{80,100}) -->\n?$/;
/** Where a page holds what can be computed anew, as JSON. */
const EVIDENCE = /<script type="application\/json" id="evidence">(?<json>[\s\S]*?)<\/script>/;

/** What a page holds for programs. */
export interface Evidence {
  readonly failoverId: string;
  /** Of the last event. */
  readonly hash: string;
  /** Over `hash`. */
  readonly signature: string;
  readonly events: readonly FailoverEvent[];
}

/** JSON that cannot end the script element that it stands in. */
export function evidenceScript(evidence: Evidence): string {
  const json = JSON.stringify(evidence).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="evidence">${json}</script>`;
}

/** The page with the line that vouches for it. */
export function withSignature(page: string, signature: string): string {
  return `${page}\n<!-- signature: ${signature} -->\n`;
}

/** Checks a signature against a text. */
export type Verify = (text: string, signature: string) => boolean;

/**
 * Checks a saved page without the database: the signature over every byte, the chain of its events computed anew, and
 * the signature over the last hash, which a chain computed anew by somebody else could not have.
 * @returns what is wrong; empty where everything holds
 */
export function checkPage(page: string, verify: Verify): readonly string[] {
  const { signature } = SIGNATURE_LINE.exec(page)?.groups ?? {};
  if (signature === undefined) return ['The page does not end with a signature.'];
  const faults: string[] = [];
  if (!verify(page.replace(SIGNATURE_LINE, ''), signature))
    faults.push('The signature is not one of this page by this key: something in it has been changed.');
  const evidence = readEvidence(page);
  if (evidence === null) return [...faults, 'The page holds no evidence that can be read.'];
  if (!isChained(evidence))
    faults.push('The events do not form a chain: one has been changed, added or left out.');
  if (!verify(evidence.hash, evidence.signature))
    faults.push('The signature over the events is not one by this key: their hashes were computed anew.');
  return faults;
}

function readEvidence(page: string): Evidence | null {
  try {
    return JSON.parse(EVIDENCE.exec(page)?.groups?.json ?? '') as Evidence;
  } catch {
    return null;
  }
}

function isChained({ failoverId, hash, events }: Evidence): boolean {
  let previous = FIRST_HASH;
  for (const [index, { number, hash: claimed, at, ...event }] of events.entries()) {
    previous = eventHash(previous, failoverId, index + 1, { ...event, at: new Date(at) });
    if (number !== index + 1 || claimed !== previous) return false;
  }
  return previous === hash;
}
