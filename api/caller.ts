import type { CallerRole } from '../application/people/caller-roles.js';
import type { PersonId, SupplierId } from '../domain/types.js';

/** Who calls, and what he is towards the tender in the path (without one: only `supplier` and `administrator`). */
export interface Caller {
  /** Null for the public. */
  readonly person: PersonId | null;
  readonly name: string;
  readonly email: string;
  readonly supplier: SupplierId | null;
  readonly roles: ReadonlySet<CallerRole>;
  readonly isStaff: boolean;
}

/** The caller's person where the route's access admits no public. */
export function personOf(caller: Caller): PersonId {
  if (caller.person === null) throw new Error('the route admits the public: it has no person');
  return caller.person;
}

/** The caller's supplier where the route's access demands one. */
export function supplierOf(caller: Caller): SupplierId {
  if (caller.supplier === null) throw new Error('the route admits others than suppliers');
  return caller.supplier;
}
