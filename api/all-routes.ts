import type { ApiDependencies } from './dependencies.js';
import type { RawMount } from './raw-mount.js';
import type { Route } from './route.js';

/** Every route of the API but those that describe the API itself (`selfRoutes`). */
export function allRoutes(_dependencies: ApiDependencies): Route[] {
  return [];
}

/** What reads its requests by itself and has a specification of its own: the named list of the OpenAPI document. */
export function allRawMounts(_dependencies: ApiDependencies): RawMount[] {
  return [];
}
