import { type Issue, type IssueSeverity, issueOf } from './issue.ts';

/** Issues that one list names at the most; of more, only the number. */
export const MOST_ISSUES = 200;

/**
 * Collects what is wrong. Beyond the first 200 nobody reads on, so that further faults are counted and nothing is
 * computed for them: a request of a megabyte can have a hundred thousand, and one answer would repeat them all.
 */
export class IssueList {
  readonly #issues: Issue[] = [];
  #notListed = 0;
  #hasErrors = false;

  /** Whether an issue forbids the operation, listed or not. */
  get hasErrors(): boolean {
    return this.#hasErrors;
  }

  /** @param describe is not called for an issue that will not be listed */
  add(severity: IssueSeverity, describe: () => Pick<Issue, 'code' | 'path' | 'message'>): void {
    if (severity === 'ERROR') this.#hasErrors = true;
    if (this.#issues.length < MOST_ISSUES) this.#issues.push({ severity, ...describe() });
    else this.#notListed += 1;
  }

  addAll(issues: Iterable<Issue>): void {
    for (const issue of issues) this.add(issue.severity, () => issue);
  }

  /** The issues in the order in which they were found; the last one says how many more there are. */
  toArray(): readonly Issue[] {
    if (this.#notListed === 0) return [...this.#issues];
    const message = `${this.#notListed} more ${this.#notListed === 1 ? 'fault is' : 'faults are'} not listed: mend these ${MOST_ISSUES} first.`;
    return [...this.#issues, issueOf(this.#hasErrors ? 'ERROR' : 'WARNING', 'TOO_MANY_ISSUES', [], message)];
  }
}
