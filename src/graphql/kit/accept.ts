import { MIMEType } from 'node:util';
import { LRUCache } from 'lru-cache';

/** One entry of an `Accept` header. */
interface MediaRange {
  /** `type/subtype`, each of which may be `*`. */
  readonly essence: string;
  readonly parameters: MIMEType['params'];
  /** 0 to 1; 0 excludes what the range covers. */
  readonly quality: number;
}

/** Clients send the same few headers with every request. */
const parsed = new LRUCache<string, readonly MediaRange[]>({ max: 100 });
const LONGEST_REMEMBERED = 500;

/** A media type that can be answered with. */
export interface Offer {
  readonly mediaType: string;
  /** A parameter that a range must have to mean this offer, in lower case. */
  readonly requiredParameter?: string;
}

/**
 * The offer that an `Accept` header prefers, by RFC 9110: the most specific range decides on the quality of an
 * offer, the highest quality wins; among equals the more specific range, then the earlier one, then the earlier offer.
 * @param header no header, or an empty one, accepts everything
 * @returns `undefined` when the header accepts none of the offers
 */
export function preferredOffer(
  header: string | null | undefined,
  offers: readonly Offer[],
): string | undefined {
  const ranges = rangesOf(header?.trim() || '*/*');
  const ranked = offers.flatMap((offer, order) => {
    const match = bestMatch(offer, ranges);
    return match === undefined || match.quality === 0 ? [] : [{ ...match, order, offer }];
  });
  ranked.sort(
    (one, other) =>
      other.quality - one.quality ||
      other.specificity - one.specificity ||
      one.position - other.position ||
      one.order - other.order,
  );
  return ranked[0]?.offer.mediaType;
}

function bestMatch(offer: Offer, ranges: readonly MediaRange[]) {
  let best: { quality: number; specificity: number; position: number } | undefined;
  for (const [position, range] of ranges.entries()) {
    const specificity = specificityFor(offer, range);
    if (specificity === undefined || (best && specificity <= best.specificity)) continue;
    best = { quality: range.quality, specificity, position };
  }
  return best;
}

/** `undefined` when the range does not cover the offer. */
function specificityFor({ mediaType, requiredParameter }: Offer, range: MediaRange): number | undefined {
  const charset = range.parameters.get('charset');
  // Everything here is written in UTF-8.
  if (charset !== null && !/^utf-?8$/i.test(charset)) return undefined;
  if (range.essence === mediaType)
    return requiredParameter === undefined || range.parameters.has(requiredParameter) ? 2 : undefined;
  if (requiredParameter !== undefined) return undefined;
  if (range.essence === `${mediaType.split('/', 1)[0]}/*`) return 1;
  return range.essence === '*/*' ? 0 : undefined;
}

function rangesOf(header: string): readonly MediaRange[] {
  const known = parsed.get(header);
  if (known !== undefined) return known;
  const ranges = parseAccept(header);
  if (header.length <= LONGEST_REMEMBERED) parsed.set(header, ranges);
  return ranges;
}

/** What is no media range is passed over. */
function parseAccept(header: string): readonly MediaRange[] {
  return splitList(header).flatMap((entry) => {
    try {
      // Some Java clients say `*` for everything.
      const { essence, params } = new MIMEType(entry.replace(/^\s*\*\s*(?=;|$)/, '*/*'));
      return [{ essence, parameters: params, quality: qualityOf(params) }];
    } catch {
      return [];
    }
  });
}

function qualityOf(parameters: MIMEType['params']): number {
  const quality = Number(parameters.get('q') ?? 1);
  return quality >= 0 && quality <= 1 ? quality : 1;
}

/** Splits at commas outside quotes. */
function splitList(header: string): string[] {
  const entries: string[] = [];
  let entry = '';
  let isQuoted = false;
  for (let index = 0; index < header.length; index++) {
    const character = header[index];
    if (character === '"') isQuoted = !isQuoted;
    if (character === ',' && !isQuoted) {
      entries.push(entry);
      entry = '';
      continue;
    }
    entry += character;
    // A quote behind a backslash does not end the text.
    if (isQuoted && character === '\\') entry += header[++index] ?? '';
  }
  return [...entries, entry];
}
