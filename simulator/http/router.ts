import type { ClusterState, Dialect } from '../model.ts';
import { invalid, notFound } from './refusal.ts';
import type { Handler } from './request.ts';

/** Which clusters serve a route: those of the newer spelling, of the older one, or all; or those that know only the newer. */
export type Spelling = 'newer' | 'older' | 'any' | 'newerOnly';

export interface Route {
  readonly method: string;
  readonly segments: readonly string[];
  readonly spelling: Spelling;
  /** Names that the query may have; a name that it may not have is refused, as it would filter nothing. */
  readonly query: readonly string[];
  readonly handler: Handler;
}

/** No tenants are simulated: these select among them, and so change nothing. */
const TENANTS = ['tenantIds', 'includeTenants'];

/** Declares a route; `{name}` in the path is a parameter. */
export function route(
  method: string,
  path: string,
  handler: Handler,
  { spelling = 'any', query = [] }: { spelling?: Spelling; query?: readonly string[] } = {},
): Route {
  const segments = path.slice(1).split('/');
  return { method, segments, spelling, query: method === 'GET' ? [...query, ...TENANTS] : query, handler };
}

/** Declares the same operation under both spellings. */
export function spelledRoutes(
  method: string,
  newer: string,
  older: string,
  handler: Handler,
  query: readonly string[] = [],
): Route[] {
  return [
    route(method, newer, handler, { spelling: 'newer', query }),
    route(method, older, handler, { spelling: 'older', query }),
  ];
}

function match(route: Route, segments: readonly string[]): Record<string, string> | undefined {
  if (route.segments.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, expected] of route.segments.entries()) {
    const actual = segments[index] ?? '';
    if (expected.startsWith('{')) {
      if (actual === '') return undefined;
      parameters[expected.slice(1, -1)] = actual;
    } else if (expected !== actual) {
      return undefined;
    }
  }
  return parameters;
}

function isServed(spelling: Spelling, dialect: Dialect): boolean {
  if (spelling === 'newerOnly') return dialect === 'newer';
  return spelling === 'any' || dialect === 'both' || dialect === spelling;
}

/** How many segments of the route are spelled out: `planned-runs` wins over `{id}`. */
function literalSegments(route: Route): number {
  return route.segments.filter((segment) => !segment.startsWith('{')).length;
}

/**
 * A parameter that is not known might be meant to leave something out: to ignore it would answer another question.
 * @throws Refusal (400)
 */
export function checkQuery({ query }: Route, given: URLSearchParams): void {
  const unknown = [...given.keys()].find((name) => !query.includes(name));
  if (unknown === undefined) return;
  const known = query.length > 0 ? `only ${query.join(', ')}` : 'and none is';
  throw invalid(`The query parameter ${unknown} is not known here, ${known}.`);
}

/**
 * Finds the route of a request.
 * @param path below the cluster's base, still percent-encoded
 * @throws Refusal (404) where the cluster has no such endpoint in its dialect
 */
export function findRoute(
  routes: readonly Route[],
  cluster: ClusterState,
  method: string,
  path: string,
): { route: Route; parameters: Record<string, string> } {
  let segments: string[];
  try {
    segments = path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    throw notFound(`path ${path} was not found`);
  }
  const matches = routes
    .filter((candidate) => candidate.method === method && isServed(candidate.spelling, cluster.dialect))
    .flatMap((candidate) => {
      const parameters = match(candidate, segments);
      return parameters ? [{ route: candidate, parameters }] : [];
    })
    .sort((left, right) => literalSegments(right.route) - literalSegments(left.route));
  const [best] = matches;
  if (best === undefined) throw notFound(`path ${path} was not found`);
  return best;
}
