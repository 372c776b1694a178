import { type RunType, runTypeFromWire, WIRE_RUN_TYPES } from '../../clusters/run-type.ts';
import { type ExactJson, parseExactJson } from '../../values/exact-json.ts';
import type { Issue } from '../../values/issue.ts';
import { IssueList } from '../../values/issue-list.ts';
import { quote } from '../../values/quote.ts';
import { type ConfigurationCandidate, FAULTY, type OrFaulty } from './configuration-candidate.ts';
import { DictionaryReader } from './dictionary-reader.ts';

const FIELDS = [
  'replicationClusterId',
  'objects',
  'protectionGroupId',
  'runType',
  'viewId',
  'cancelNonFailoverRuns',
  'pauseNextRuns',
];

/** A sound dictionary has one for each object, and a few; more than this only where something is at fault. */
const COMMAS_PER_OBJECT = 4;

/** What could be read of a dictionary, and every fault met on the way. */
export interface ReadDictionary {
  readonly issues: readonly Issue[];
  /** `null` when the dictionary is no object at all. */
  readonly candidate: ConfigurationCandidate | null;
}

/**
 * Reads the dictionary form of a configuration: an object with the upstream keys, or JSON text of one.
 * Unlike the vendor's SDKs it accepts no unknown key and guesses no type. `null` means absent.
 * Ids are integers or decimal strings, because a JSON number cannot carry an int64 through most clients.
 * @param maxObjects of a longer list the entries are left unread: the rules refuse it as a whole
 * @param issues collects the faults, for whoever goes on looking for more
 */
export function readDictionary(
  dictionary: unknown,
  maxObjects: number,
  issues = new IssueList(),
): ReadDictionary {
  const candidate = readCandidate(dictionary, maxObjects, issues);
  return { candidate, issues: issues.toArray() };
}

function readCandidate(
  dictionary: unknown,
  maxObjects: number,
  issues: IssueList,
): ConfigurationCandidate | null {
  if (typeof dictionary !== 'string') return readObject(dictionary, maxObjects, issues);
  let parsed: ExactJson;
  try {
    // Editors on Windows begin files with a byte order mark.
    const text = dictionary.replace(/^\ufeff/, '');
    // Reading numbers digit for digit takes twenty times as long; it is of no use where the faults are all that counts.
    parsed = hasMoreCommas(text, COMMAS_PER_OBJECT * maxObjects) ? JSON.parse(text) : parseExactJson(text);
  } catch (error) {
    const message =
      error instanceof SyntaxError
        ? `The dictionary's text is not JSON: ${error.message}`
        : "The dictionary's text is nested too deeply.";
    issues.add('ERROR', () => ({ code: 'NOT_AN_OBJECT', path: [], message }));
    return null;
  }
  return readObject(parsed, maxObjects, issues);
}

function hasMoreCommas(text: string, limit: number): boolean {
  let found = 0;
  for (let at = text.indexOf(','); at !== -1 && found <= limit; at = text.indexOf(',', at + 1)) found++;
  return found > limit;
}

function readObject(value: unknown, maxObjects: number, issues: IssueList): ConfigurationCandidate | null {
  const reader = DictionaryReader.open(value, [], FIELDS, issues);
  if (reader === null) return null;
  return {
    replicationClusterId: reader.required(reader.id('replicationClusterId'), 'replicationClusterId'),
    objectIds: readObjects(reader, maxObjects, issues),
    protectionGroupId: reader.string('protectionGroupId'),
    runType: readRunType(reader, issues),
    viewId: reader.id('viewId'),
    cancelNonFailoverRuns: reader.boolean('cancelNonFailoverRuns'),
    pauseNextRuns: reader.boolean('pauseNextRuns'),
  };
}

function readObjects(
  reader: DictionaryReader,
  maxObjects: number,
  issues: IssueList,
): OrFaulty<readonly OrFaulty<bigint>[]> {
  const objects = reader.required(reader.list('objects'), 'objects');
  if (objects === FAULTY) return FAULTY;
  if (objects.length > maxObjects) return objects.map(() => FAULTY);
  return objects.map((object, index) => {
    const entry = DictionaryReader.open(object, ['objects', String(index)], ['objectId'], issues);
    return entry === null ? FAULTY : entry.required(entry.id('objectId'), 'objectId');
  });
}

function readRunType(reader: DictionaryReader, issues: IssueList): OrFaulty<RunType | null> {
  const name = reader.string('runType');
  if (name === FAULTY || name === null) return name;
  const runType = runTypeFromWire(name);
  if (runType !== undefined) return runType;
  issues.add('ERROR', () => {
    const byGraphQLName = Object.entries(WIRE_RUN_TYPES).find(([graphqlName]) => graphqlName === name);
    const hint = byGraphQLName
      ? `here it is spelled ${byGraphQLName[1]}`
      : `known are ${Object.values(WIRE_RUN_TYPES).join(', ')}`;
    const message = `runType ${quote(name)} is unknown: ${hint}.`;
    return { code: 'UNKNOWN_RUN_TYPE', path: ['runType'], message };
  });
  return FAULTY;
}
