import type { CallerRole } from '../application/people/caller-roles.js';
import type { Identity, RoleResolver, Standing } from '../application/people/resolve-roles.js';
import { DomainError } from '../domain/errors.js';
import type { TenderId } from '../domain/types.js';
import { accessText, type Access } from './access.js';
import type { Caller } from './caller.js';

const nobody: Caller = {
  person: null,
  name: '',
  email: '',
  supplier: null,
  roles: new Set(),
  isStaff: false,
};

/**
 * Admits a caller to a route or throws: `notAuthenticated` without a token where one is needed, `notFound` where the
 * tender is none of his business, `notPermitted` where his roles do not do.
 */
export async function authorize(
  access: Access,
  identity: Identity | null,
  tender: TenderId | null,
  resolver: RoleResolver,
): Promise<Caller> {
  if (identity === null && !('anyone' in access)) throw new DomainError('notAuthenticated');
  const [standing, supplier] = await Promise.all([
    tender === null || 'supplier' in access ? undefined : getStanding(tender, identity, resolver),
    identity === null ? undefined : resolver.findSupplierOf(identity.person),
  ]);
  const caller = toCaller(identity, standing, supplier ?? null);
  if (await isAdmitted(access, caller, resolver)) return caller;
  throw new DomainError('notPermitted', { access: accessText(access) });
}

async function getStanding(
  tender: TenderId,
  identity: Identity | null,
  resolver: RoleResolver,
): Promise<Standing> {
  const standing = await resolver.findStanding(tender, identity?.person ?? null);
  if (!standing) throw new DomainError('notFound');
  return standing;
}

function toCaller(
  identity: Identity | null,
  standing: Standing | undefined,
  supplier: Caller['supplier'],
): Caller {
  if (identity === null) return nobody;
  const { person, name, email, isAdministrator } = identity;
  const roles = new Set<CallerRole>(standing?.roles ?? []);
  if (supplier !== null) roles.add('supplier');
  if (isAdministrator) {
    roles.add('administrator');
    // Who administers the platform holds no key of a tender, whatever a list of roles says (the sealing scheme).
    roles.delete('custodian');
  }
  return { person, name, email, supplier, roles, isStaff: standing?.isStaff ?? false };
}

async function isAdmitted(access: Access, caller: Caller, resolver: RoleResolver): Promise<boolean> {
  if ('anyone' in access || 'authenticated' in access) return true;
  if ('supplier' in access) return caller.supplier !== null;
  if ('administrator' in access) return caller.roles.has('administrator');
  if ('officer' in access) return caller.person !== null && resolver.isOfficerAnywhere(caller.person);
  return access.roles.some((role) => caller.roles.has(role));
}
