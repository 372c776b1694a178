import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('subjects of commits have at most 72 characters', () => {
  const check = () => execFileSync('bash', ['.ci/commit-subjects'], { encoding: 'utf8', stdio: 'pipe' });
  expect(check).not.toThrow();
});
