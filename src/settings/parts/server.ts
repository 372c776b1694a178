import { z } from 'zod';
import { isLoopbackHost } from '../../core/values/loopback.ts';
import { hosts } from '../hosts.ts';
import { flag, inCamelCase, integer } from '../kinds.ts';
import { origins } from '../origins.ts';

/** Where the API is served, and to whom. An IPv6 address may stand in brackets, as in the URL that is printed. */
export const SERVER_SETTINGS = z.object({
  HOST: z
    .string()
    .transform((host) => host.replace(/^\[(.*)\]$/, '$1'))
    .default('127.0.0.1'),
  PORT: integer(0, 65_535).default(4000),
  ALLOW_UNAUTHENTICATED: flag.default(false),
  ALLOWED_HOSTS: hosts.default([]),
  ALLOWED_ORIGINS: origins.default([]),
  SHUTDOWN_GRACE_MS: integer(0, 600_000).default(10_000),
});

export function toServerConfig({
  ALLOW_UNAUTHENTICATED: _,
  ALLOWED_HOSTS,
  ...others
}: z.output<typeof SERVER_SETTINGS>) {
  // Behind a name that only the operator knows, the Host header proves nothing; on loopback it stops rebinding.
  const isAnyAllowed = !isLoopbackHost(others.HOST) && ALLOWED_HOSTS.length === 0;
  return {
    ...inCamelCase(others),
    /** `null` allows any. */
    allowedHosts: isAnyAllowed ? null : (ALLOWED_HOSTS as readonly string[]),
  };
}
