import type { Issue } from '../values/issue.ts';
import { IssueList } from '../values/issue-list.ts';
import type { CreationCursor, OrderDirection, Page, PageRequest } from '../values/page.ts';
import type { Viewer } from '../values/viewer.ts';
import type { FailoverRunConfigurationStore } from './configuration-port.ts';
import {
  type ConfigurationCandidate,
  candidateFromDraft,
  reportMalformedIds,
} from './rules/configuration-candidate.ts';
import { configurationDigest } from './rules/configuration-digest.ts';
import { readDictionary } from './rules/dictionary.ts';
import type {
  FailoverRunConfigurationDraft,
  FailoverRunConfigurationFilter,
  FailoverRunConfigurationRecord,
  FailoverRunConfigurationSummary,
  IdentifiedConfiguration,
} from './rules/failover-run-configuration.ts';
import { validateConfiguration } from './rules/validate-configuration.ts';

/** The configuration that was checked, unless an issue is an error. */
export interface ValidationOutcome {
  readonly issues: readonly Issue[];
  readonly configuration: IdentifiedConfiguration | null;
}

/** The configuration that was stored, unless an issue is an error. */
export interface CreationOutcome {
  readonly issues: readonly Issue[];
  readonly configuration: FailoverRunConfigurationRecord | null;
}

/** Everything that can be done with configurations, without asking a cluster. */
export class FailoverRunConfigurations {
  readonly #store: FailoverRunConfigurationStore;
  readonly #maxObjects: number;

  constructor(store: FailoverRunConfigurationStore, options: { readonly maxObjects: number }) {
    this.#store = store;
    this.#maxObjects = options.maxObjects;
  }

  /** Applies the rules that need no cluster; stores nothing. */
  validate(draft: FailoverRunConfigurationDraft, sourceClusterId: bigint | null): ValidationOutcome {
    const found = new IssueList();
    reportMalformedIds(draft, this.#maxObjects, found);
    return this.#identify(candidateFromDraft(draft), sourceClusterId, found);
  }

  /** Validates and stores; the same configuration again answers with the record that is there. */
  async create(
    draft: FailoverRunConfigurationDraft,
    sourceClusterId: bigint | null,
    viewer: Viewer,
  ): Promise<CreationOutcome> {
    return this.#keep(this.validate(draft, sourceClusterId), viewer);
  }

  /** The same from the dictionary form: an object with upstream keys, or JSON text of one. */
  async import(
    dictionary: unknown,
    sourceClusterId: bigint | null,
    viewer: Viewer,
  ): Promise<CreationOutcome> {
    const found = new IssueList();
    const { candidate, issues } = readDictionary(dictionary, this.#maxObjects, found);
    if (candidate === null) return { issues, configuration: null };
    return this.#keep(this.#identify(candidate, sourceClusterId, found), viewer);
  }

  /** The records with these digests but for their objects, in the order asked, `null` where there is none. */
  findSummaries(digests: readonly string[]): Promise<readonly (FailoverRunConfigurationSummary | null)[]> {
    return this.#store.findSummaries(digests);
  }

  /** The objects of the configurations with these digests. */
  objectIdsOf(digests: readonly string[]): Promise<readonly (readonly bigint[])[]> {
    return this.#store.objectIdsOf(digests);
  }

  /** How many objects the configurations with these digests name. */
  countObjects(digests: readonly string[]): Promise<readonly number[]> {
    return this.#store.countObjects(digests);
  }

  list(
    filter: FailoverRunConfigurationFilter,
    direction: OrderDirection,
    page: PageRequest<CreationCursor>,
  ): Promise<Page<FailoverRunConfigurationSummary>> {
    return this.#store.list(filter, direction, page);
  }

  /** How many configurations pass the filter. */
  count(filter: FailoverRunConfigurationFilter): Promise<number> {
    return this.#store.count(filter);
  }

  #identify(
    candidate: ConfigurationCandidate,
    sourceClusterId: bigint | null,
    found: IssueList,
  ): ValidationOutcome {
    const context = { sourceClusterId, maxObjects: this.#maxObjects };
    const { issues, configuration } = validateConfiguration(candidate, context, found);
    if (configuration === null) return { issues, configuration };
    return { issues, configuration: { ...configuration, digest: configurationDigest(configuration) } };
  }

  async #keep(outcome: ValidationOutcome, viewer: Viewer): Promise<CreationOutcome> {
    const { issues, configuration } = outcome;
    if (configuration === null) return { issues, configuration };
    const record = await this.#store.createOrGet(configuration, configuration.digest, viewer.name);
    return { issues, configuration: record };
  }
}
