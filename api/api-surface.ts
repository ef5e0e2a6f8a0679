import type { RawMount } from './raw-mount.js';
import type { Route } from './route.js';

/** Everything that the API answers. */
export interface ApiSurface {
  readonly routes: readonly Route[];
  /** What reads its requests by itself and has a specification of its own: the named list of the OpenAPI document. */
  readonly rawMounts: readonly RawMount[];
}
