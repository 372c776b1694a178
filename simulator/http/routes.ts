import { activationRoutes } from '../failover/activation-handlers.ts';
import { deactivationRoutes } from '../failover/deactivation-handlers.ts';
import { initiationRoutes } from '../failover/initiation-handlers.ts';
import { plannedRunRoutes } from '../failover/planned-run-handlers.ts';
import { actionRoutes } from '../inventory/actions.ts';
import { groupChangeRoutes } from '../inventory/group-changes.ts';
import { inventoryRoutes } from '../inventory/handlers.ts';
import { runChangeRoutes } from '../inventory/run-changes.ts';
import { runRoutes } from '../inventory/run-handlers.ts';
import { recoveryRoutes } from '../recovery/handlers.ts';
import { snapshotRoutes } from '../recovery/snapshot-handlers.ts';
import { sourceRoutes } from '../sources/handlers.ts';
import { viewFailoverRoutes } from '../views/failover-handlers.ts';
import { auditRoutes } from './audit.ts';
import { ACCESS_TOKENS, createAccessToken } from './authentication.ts';
import { type Route, route } from './router.ts';

/** Everything that a cluster answers to below its base. */
export const routes: readonly Route[] = [
  ...ACCESS_TOKENS.map((path) => route('POST', path, createAccessToken)),
  ...inventoryRoutes,
  ...runRoutes,
  ...actionRoutes,
  ...runChangeRoutes,
  ...groupChangeRoutes,
  ...plannedRunRoutes,
  ...initiationRoutes,
  ...activationRoutes,
  ...deactivationRoutes,
  ...viewFailoverRoutes,
  ...snapshotRoutes,
  ...recoveryRoutes,
  ...sourceRoutes,
  ...auditRoutes,
];
