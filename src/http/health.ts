/** What the process depends on, by name; a check rejects when the part is not usable. */
export type HealthChecks = Readonly<Record<string, () => Promise<void>>>;

/** Whether the process can serve, with one word for each part. What failed in detail belongs in the log. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'up' | 'down'>>;
}

/** Runs all checks at once. */
export async function checkReadiness(
  checks: HealthChecks,
  reportFailure: (check: string, error: unknown) => void,
): Promise<Readiness> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        await check();
        return [name, 'up'] as const;
      } catch (error) {
        reportFailure(name, error);
        return [name, 'down'] as const;
      }
    }),
  );
  return { ready: results.every(([, state]) => state === 'up'), checks: Object.fromEntries(results) };
}
