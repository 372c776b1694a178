import { readdirSync, readFileSync } from 'node:fs';
import { toGlobalId } from '../kit/global-id.ts';
import { type Sample, SIMULATED } from './sample.ts';

const EXAMPLES = new URL('../../../examples/', import.meta.url);

/** One operation for explorers. */
export interface Example {
  readonly name: string;
  /** Without variables: GraphiQL shows the whole of it in one place. */
  readonly query: string;
}

/** The failover that the examples start, watch and cancel on simulated clusters. */
const SIMULATED_FAILOVER = 'databases-to-beta-1';
/** On others the id of the configuration is for a person to fill in, so that nobody starts something by accident. */
const REAL_FAILOVER = 'my-failover-1';
const CONFIGURATION_TO_FILL_IN = 'FILL IN the id from the tab before';

/** The operations of `examples/`, in the order of their file names: `01-name.graphql`. */
export function readExamples(): readonly Example[] {
  return readdirSync(EXAMPLES)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => ({
      name: file.slice(0, -'.graphql'.length),
      query: readFileSync(new URL(file, EXAMPLES), 'utf8'),
    }));
}

/** The operation with other ids than those of the simulated clusters. */
export function withIds(query: string, sample: Sample): string {
  if (sample === SIMULATED) return query;
  const [firstObject = '', secondObject] = sample.objectIds;
  const [simulatedFirst = '', simulatedSecond = ''] = SIMULATED.objectIds;
  const lines = query
    .split('\n')
    .filter((line) => secondObject !== undefined || !line.includes(simulatedSecond));
  const replacements = [
    [SIMULATED.protectionGroupId, sample.protectionGroupId],
    [SIMULATED.sourceClusterId, sample.sourceClusterId],
    [SIMULATED.replicationClusterId, sample.replicationClusterId],
    [simulatedFirst, firstObject],
    [simulatedSecond, secondObject ?? ''],
  ] as const;
  const text = replacements.reduce(
    (line, [simulated, id]) => replaceId(line, simulated, id),
    lines.join('\n'),
  );
  return sample.isSimulated ? text : withoutSimulatedFailover(text);
}

/** What is no number needs quotes, also where the number has none. */
function replaceId(text: string, simulated: string, id: string): string {
  const bare = new RegExp(`(?<!["\\d:])${simulated}(?!["\\d:])`, 'g');
  return text.replace(bare, /^\d+$/.test(id) ? id : JSON.stringify(id)).replaceAll(simulated, id);
}

function withoutSimulatedFailover(text: string): string {
  return text
    .replace(/(configurationId: )"[^"]*"/, `$1${JSON.stringify(CONFIGURATION_TO_FILL_IN)}`)
    .replaceAll(toGlobalId('PlannedRun', SIMULATED_FAILOVER), toGlobalId('PlannedRun', REAL_FAILOVER))
    .replaceAll(SIMULATED_FAILOVER, REAL_FAILOVER);
}
