import { X509Certificate } from 'node:crypto';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { isId, parseInt64 } from '../core/values/int64.ts';
import { isLoopbackHost } from '../core/values/loopback.ts';

/** What the file says of one cluster, ready to connect. */
export type ConfiguredCluster = Readonly<ReturnType<typeof toOptions>>;

/** The clusters of the file, or everything that is wrong with it. Problems never repeat a value. */
export type ClustersFileResult =
  | { readonly clusters: readonly ConfiguredCluster[] }
  | { readonly problems: readonly string[] };

type Environment = Readonly<Record<string, string | undefined>>;
type Path = readonly (string | number)[];

const REFERENCE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** A text in which `${NAME}` stands for an environment variable. */
function resolved(env: Environment) {
  return z
    .string()
    .min(1, { error: 'must not be empty' })
    .transform((text, context) => {
      const names = [...text.matchAll(REFERENCE)].map(([, name]) => name as string);
      for (const name of names)
        if (!env[name]) context.addIssue(`the environment variable ${name} is not set`);
      const value = text.replace(REFERENCE, (_reference, name: string) => env[name] ?? '');
      if (text.replace(REFERENCE, '').includes('${')) context.addIssue(`has a malformed \${NAME} reference`);
      // A line break at the end comes easily with `export KEY="$(cat file)"` gone wrong, and no header holds one.
      if (/\p{Cc}/u.test(value)) context.addIssue('holds a control character, perhaps a line break');
      return value;
    });
}

const id = z
  .union([z.bigint(), z.string().transform((text) => parseInt64(text) ?? 0n)], {
    error: 'must be a whole number, or one in quotes',
  })
  .refine(isId, { error: 'must be a positive int64' });

const endpoint = z.string().superRefine((text, context) => {
  if (!URL.canParse(text)) return context.addIssue('must be a URL such as https://cluster.example');
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') context.addIssue('must begin with https://');
  if (protocol === 'http:' && !isLoopbackHost(hostname))
    context.addIssue('must begin with https:// (http:// is for this machine only)');
  if (username || password) context.addIssue('must not hold credentials');
  if (search || hash) context.addIssue('must not have a query or fragment');
});

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]*?(?:-----END CERTIFICATE-----|$)/g;

function certificateFile(readFile: (path: string) => string) {
  return z.string().transform((path, context) => {
    try {
      const text = readFile(path);
      // One block at a time: the class reads the first only, and connections would pass over a broken one in silence.
      for (const certificate of text.match(PEM_CERTIFICATE) ?? [text]) new X509Certificate(certificate);
      return text;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      context.addIssue(
        /^E[A-Z]+$/.test(code)
          ? `cannot be read (${code}); a relative path starts at the folder of the clusters file`
          : 'does not hold certificates in PEM form (-----BEGIN CERTIFICATE-----)',
      );
      return z.NEVER;
    }
  });
}

function entrySchema(env: Environment, readFile: (path: string) => string) {
  return z.strictObject({
    name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, {
      error: 'must be 1 to 63 letters, digits, dots, dashes or underscores',
    }),
    endpoint,
    id,
    apiKey: resolved(env)
      .refine((key) => /^[\x21-\x7e]*$/.test(key), { error: 'must be visible ASCII characters' })
      .optional(),
    username: resolved(env).optional(),
    password: resolved(env).optional(),
    domain: resolved(env).optional(),
    accessClusterId: id.optional(),
    caFile: certificateFile(readFile).optional(),
    dialect: z.enum(['auto', 'kebab', 'camel'], { error: 'must be auto, kebab or camel' }).default('auto'),
    simulated: z.boolean().default(false),
  });
}

/** A cluster is reached with a key or with a user, never with both. */
function credentialProblem(entry: Readonly<Record<string, unknown>>): string | undefined {
  const has = (field: string) => entry[field] !== undefined && entry[field] !== null;
  const hasUser = has('username') || has('password') || has('domain');
  if (has('apiKey')) return hasUser ? 'has both an apiKey and a user' : undefined;
  if (!hasUser) return 'needs an apiKey, or username and password';
  return has('username') && has('password') ? undefined : 'needs both username and password';
}

/**
 * Reads the text of a clusters file: a YAML list of clusters, alone or under `clusters`.
 * @param env where `${NAME}` references are looked up
 * @param readFile reads the text of a `caFile`; may throw
 */
export function parseClustersFile(
  text: string,
  env: Environment,
  readFile: (path: string) => string,
): ClustersFileResult {
  const lines = new LineCounter();
  // Ids above 2^53 stay exact. Errors of the parser would quote the file, which may hold secrets: codes only.
  const document = parseDocument(text, { intAsBigInt: true, prettyErrors: false, lineCounter: lines });
  const [syntaxError] = document.errors;
  if (syntaxError !== undefined)
    return {
      problems: document.errors.map(
        ({ code, pos }) => `line ${lines.linePos(pos[0]).line}: not YAML (${code})`,
      ),
    };
  let root: unknown;
  try {
    root = document.toJS();
  } catch {
    return { problems: ['has too many aliases'] };
  }
  const [list, base]: [unknown, Path] =
    isRecord(root) && 'clusters' in root ? [root.clusters, ['clusters']] : [root, []];
  if (!Array.isArray(list) || list.length === 0)
    return { problems: ['must hold a list of at least one cluster, alone or under "clusters"'] };

  const problems: string[] = [];
  const report = (path: Path, message: string) =>
    problems.push(`line ${lineOf(document, lines, path)}, ${path.join('.') || 'top'}: ${message}`);
  const schema = entrySchema(env, readFile);
  const clusters = list.flatMap((entry: unknown, index) => {
    const path = [...base, index];
    const parsed = schema.safeParse(entry);
    for (const issue of parsed.error?.issues ?? [])
      report([...path, ...(issue.path as Path)], wording(issue));
    const credentials = isRecord(entry) ? credentialProblem(entry) : undefined;
    if (credentials !== undefined) report(path, credentials);
    for (const field of ['name', 'id'])
      if (isRepetition(list, index, field)) report([...path, field], 'is used by an earlier cluster already');
    return parsed.success && credentials === undefined ? [toOptions(parsed.data)] : [];
  });
  return problems.length > 0 ? { problems } : { clusters };
}

function toOptions(entry: z.output<ReturnType<typeof entrySchema>>) {
  const { apiKey, username = '', password = '', domain = 'LOCAL' } = entry;
  const credentials = apiKey === undefined ? { username, password, domain } : { apiKey };
  return {
    name: entry.name,
    id: entry.id,
    endpoint: entry.endpoint,
    credentials,
    accessClusterId: entry.accessClusterId,
    certificateAuthority: entry.caFile,
    dialect: entry.dialect,
    isSimulated: entry.simulated,
  };
}

/** Zod's own messages, except where they could quote the file or do not help. */
function wording(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `unknown: ${issue.keys.join(', ')}`;
  if (issue.code !== 'invalid_type') return issue.message;
  return issue.input === undefined && issue.message.endsWith('received undefined')
    ? 'is missing'
    : `must be of type ${issue.expected}`;
}

/** Line of the value, or of the nearest container when it is missing. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] } | undefined;
    if (node?.range?.[0] !== undefined) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function isRepetition(list: readonly unknown[], index: number, field: string): boolean {
  const valueAt = (entry: unknown) => (isRecord(entry) ? String(entry[field] ?? '') : '');
  const value = valueAt(list[index]);
  return value !== '' && list.slice(0, index).some((earlier) => valueAt(earlier) === value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
