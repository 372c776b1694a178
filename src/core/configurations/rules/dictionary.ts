import { type RunType, runTypeFromWire, WIRE_RUN_TYPES } from '../../clusters/run-type.ts';
import { type ExactJson, parseExactJson } from '../../values/exact-json.ts';
import { errorIssue, type Issue } from '../../values/issue.ts';
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

/** Faults of one dictionary that are told; of more, only the number. */
const MOST_ISSUES = 10_000;

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
 */
export function readDictionary(dictionary: unknown, maxObjects: number): ReadDictionary {
  if (typeof dictionary !== 'string') return readObject(dictionary, maxObjects);
  let parsed: ExactJson;
  try {
    parsed = parseExactJson(dictionary);
  } catch (error) {
    const message =
      error instanceof SyntaxError
        ? `The dictionary's text is not JSON: ${error.message}`
        : "The dictionary's text is nested too deeply.";
    return { issues: [errorIssue('NOT_AN_OBJECT', [], message)], candidate: null };
  }
  return readObject(parsed, maxObjects);
}

function readObject(value: unknown, maxObjects: number): ReadDictionary {
  const reader = DictionaryReader.open(value, [], FIELDS);
  if (Array.isArray(reader)) return { issues: reader, candidate: null };
  const candidate: ConfigurationCandidate = {
    replicationClusterId: reader.required(reader.id('replicationClusterId'), 'replicationClusterId'),
    objectIds: readObjects(reader, maxObjects),
    protectionGroupId: reader.string('protectionGroupId'),
    runType: readRunType(reader),
    viewId: reader.id('viewId'),
    cancelNonFailoverRuns: reader.boolean('cancelNonFailoverRuns'),
    pauseNextRuns: reader.boolean('pauseNextRuns'),
  };
  return { issues: shortened(reader.issues), candidate };
}

/** A request of a megabyte could be answered with a hundred. */
function shortened(issues: readonly Issue[]): readonly Issue[] {
  const [next] = issues.slice(MOST_ISSUES);
  if (next === undefined) return issues;
  const message = `${issues.length - MOST_ISSUES} further faults are not listed.`;
  return [...issues.slice(0, MOST_ISSUES), errorIssue(next.code, [], message)];
}

function readObjects(reader: DictionaryReader, maxObjects: number): OrFaulty<readonly OrFaulty<bigint>[]> {
  const objects = reader.required(reader.list('objects'), 'objects');
  if (objects === FAULTY) return FAULTY;
  if (objects.length > maxObjects) return objects.map(() => FAULTY);
  return objects.map((object, index) => {
    const entry = DictionaryReader.open(object, ['objects', String(index)], ['objectId']);
    if (Array.isArray(entry)) {
      reader.issues.push(...entry);
      return FAULTY;
    }
    const objectId = entry.required(entry.id('objectId'), 'objectId');
    reader.issues.push(...entry.issues);
    return objectId;
  });
}

function readRunType(reader: DictionaryReader): OrFaulty<RunType | null> {
  const name = reader.string('runType');
  if (name === FAULTY || name === null) return name;
  const runType = runTypeFromWire(name);
  if (runType !== undefined) return runType;
  const byGraphQLName = Object.entries(WIRE_RUN_TYPES).find(([graphqlName]) => graphqlName === name);
  const hint = byGraphQLName
    ? `here it is spelled ${byGraphQLName[1]}`
    : `known are ${Object.values(WIRE_RUN_TYPES).join(', ')}`;
  reader.issues.push(
    errorIssue('UNKNOWN_RUN_TYPE', ['runType'], `runType ${JSON.stringify(name)} is unknown: ${hint}.`),
  );
  return FAULTY;
}
