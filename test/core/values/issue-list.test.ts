import { describe, expect, it } from 'vitest';
import { errorIssue, warningIssue } from '../../../src/core/values/issue.ts';
import { IssueList, MOST_ISSUES } from '../../../src/core/values/issue-list.ts';

const fault = (index: number) => errorIssue('DUPLICATE_OBJECT', ['objects', String(index)], 'again');
const weighed = (index: number) => warningIssue('FULL_RUN_IS_SLOW', [String(index)], 'slow');
const listOf = (count: number, issue: typeof fault) => {
  const list = new IssueList();
  list.addAll(Array.from({ length: count }, (_, index) => issue(index)));
  return list;
};

describe('a list of issues', () => {
  it('names them all, up to 200', () => {
    const issues = listOf(MOST_ISSUES, fault).toArray();
    expect(issues).toHaveLength(200);
    expect(issues.at(-1)).toEqual(fault(199));
  });

  it.each([
    [201, '1 more fault is not listed: mend these 200 first.'],
    [10_000, '9800 more faults are not listed: mend these 200 first.'],
  ])('of %i ends with how many more there are', (count, message) => {
    const issues = listOf(count, fault).toArray();
    expect(issues).toHaveLength(201);
    expect(issues[200]).toEqual({ severity: 'ERROR', code: 'TOO_MANY_ISSUES', path: [], message });
  });

  it('knows of an error that it does not name', () => {
    const list = listOf(300, weighed);
    expect(list.hasErrors).toBe(false);
    expect(list.toArray().at(-1)).toMatchObject({ severity: 'WARNING' });
    list.addAll([fault(0)]);
    expect(list.hasErrors).toBe(true);
    expect(list.toArray().at(-1)).toMatchObject({ severity: 'ERROR' });
  });

  it('computes nothing for what it does not name', () => {
    const list = listOf(MOST_ISSUES, fault);
    list.add('ERROR', () => {
      throw new Error('described');
    });
    expect(list.toArray()).toHaveLength(201);
  });
});
