import type { CallerRole } from '../application/caller-roles.js';

/**
 * Who may call a route. `roles` are those towards the tender or draft in the path; `supplier` is anyone of any
 * supplier, whatever the tender; `officer` is an officer of any authority (the use case checks which).
 */
export type Access =
  | { readonly anyone: true }
  | { readonly authenticated: true }
  | { readonly supplier: true }
  | { readonly officer: true }
  | { readonly administrator: true }
  | { readonly roles: readonly CallerRole[] };
