import type { CallerRole } from '../application/people/caller-roles.js';

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

/** Who may call, in words: it stands in the document, on its page and in the refusal. */
export function accessText(access: Access): string {
  if ('anyone' in access) return 'Open to anyone.';
  if ('authenticated' in access) return 'For anyone who is signed in.';
  if ('supplier' in access) return 'For the people of a supplier.';
  if ('officer' in access) return 'For officers of an authority.';
  if ('administrator' in access) return 'For administrators of the platform.';
  return `For: ${access.roles.join(', ')}.`;
}
