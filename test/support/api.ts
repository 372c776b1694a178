import { Clusters } from '../../src/app/clusters.ts';
import type { Logger } from '../../src/app/logger.ts';
import { createUseCases } from '../../src/compose.ts';
import { createGraphQLHandler } from '../../src/graphql/handler.ts';
import { FailoverRunConfigurationRepository } from '../../src/store/failover-run-configurations.ts';
import { openTestDatabase } from './database.ts';

/** One line that the service logged. */
export interface LogLine {
  readonly level: keyof Logger;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A log that remembers what was written. */
export function recordingLogger(): Logger & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write = (level: keyof Logger) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** Limits as a deployment has them. */
export const HANDLER_OPTIONS = {
  maxRequestBytes: 2_000_000,
  maxTokens: 60_000,
  maxDepth: 15,
  maxAliases: 50,
  allowedOrigins: [],
};

/** What GraphQL answered. */
export interface Answer {
  // Tests read answers by path; the schema is what gives them their types.
  // biome-ignore lint/suspicious/noExplicitAny: the shape depends on the operation
  readonly data?: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/** The whole API in process, on a fresh database. */
export async function openTestApi() {
  const database = await openTestDatabase();
  const logger = recordingLogger();
  const store = new FailoverRunConfigurationRepository(database.database);
  const useCases = createUseCases(store, new Clusters([]), { maxObjects: 10_000 });
  const handler = createGraphQLHandler(useCases, { ...HANDLER_OPTIONS, logger });

  /** Posts the body as it stands. */
  const post = (body: string, headers: Record<string, string> = {}) =>
    handler.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body,
    });
  /** Runs one operation. */
  const execute = async (query: string, variables?: unknown): Promise<Answer> => {
    const response = await post(JSON.stringify({ query, variables }));
    return (await response.json()) as Answer;
  };
  return { handler, logger, database, post, execute, close: () => database.drop() };
}
