import { describe, expect, it } from 'vitest';
import { inTurns } from '../../../src/core/values/in-turns.ts';
import { errorIssue, hasErrors, warningIssue } from '../../../src/core/values/issue.ts';
import { quote, shorten } from '../../../src/core/values/quote.ts';

describe('a quotation', () => {
  it.each([
    ['beta', '"beta"'],
    ['say "b"\n', '"say \\"b\\"\\n"'],
    ['x'.repeat(100), `"${'x'.repeat(100)}"`],
    ['x'.repeat(101), `"${'x'.repeat(99)}…"`],
  ])('of %j', (text, quoted) => {
    expect(quote(text)).toBe(quoted);
  });

  it('is not cut within a character', () => {
    expect(shorten('ab😀cd', 4)).toBe('ab\ufffd…');
    expect(shorten('ab😀cd', 5)).toBe('ab😀…');
  });
});

describe('issues', () => {
  const error = errorIssue('OBJECTS_EMPTY', ['objects'], 'none');
  const warning = warningIssue('FULL_RUN_IS_SLOW', ['runType'], 'slow');

  it('have their severity', () => {
    expect(error).toEqual({ severity: 'ERROR', code: 'OBJECTS_EMPTY', path: ['objects'], message: 'none' });
    expect(warning).toEqual({
      severity: 'WARNING',
      code: 'FULL_RUN_IS_SLOW',
      path: ['runType'],
      message: 'slow',
    });
  });

  it.each([
    [[], false],
    [[warning], false],
    [[warning, error], true],
  ])('forbid an operation where one is an error', (issues, forbid) => {
    expect(hasErrors(issues)).toBe(forbid);
  });
});

describe('calls in turns', () => {
  it('keep the order of the items, four at a time', async () => {
    const underWay: (() => void)[] = [];
    const results = inTurns([1, 2, 3, 4, 5, 6], async (item) => {
      await new Promise<void>((resolve) => underWay.push(resolve));
      return item * 10;
    });
    expect(underWay).toHaveLength(4);
    // The newest call ends first, and makes room for another one.
    while (underWay.length > 0) {
      underWay.pop()?.();
      await new Promise(setImmediate);
    }
    expect(await results).toEqual([10, 20, 30, 40, 50, 60]);
  });

  it('are none for no items, and end with the first failure', async () => {
    expect(await inTurns([], () => Promise.reject(new Error('called')))).toEqual([]);
    const failing = inTurns([1, 2], (item) =>
      item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(1),
    );
    await expect(failing).rejects.toThrow('two');
  });
});
