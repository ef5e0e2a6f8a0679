import type { DataSource } from 'typeorm';
import { AccessStore } from '../../entities/stores/access-store.js';
import type { PersonId, SupplierId, TenderId } from '../../domain/types.js';
import { staffRoles, type CallerRole } from './caller-roles.js';

export interface Identity {
  readonly person: PersonId;
  readonly name: string;
  readonly email: string;
  readonly isAdministrator: boolean;
}

export interface Standing {
  readonly roles: ReadonlySet<CallerRole>;
  readonly isStaff: boolean;
  readonly isPublished: boolean;
}

const maxRemembered = 10_000;

/** Resolves what a caller is. What cannot change (the supplier of a person) or costs nothing when stale is remembered. */
export class RoleResolver {
  private readonly registered = new Map<PersonId, string>();
  private readonly suppliers = new Map<PersonId, SupplierId>();

  constructor(private readonly store: AccessStore) {}

  /** Writes the person down at his first request, and again only when what his token says changes. */
  async register({ person, name, email, isAdministrator }: Identity): Promise<void> {
    const known = JSON.stringify([name, email, isAdministrator]);
    if (this.registered.get(person) === known) return;
    await this.store.upsertPerson({ id: person, name, email, isAdministrator });
    remember(this.registered, person, known);
  }

  /** A person belongs to one supplier for good, so the answer is kept: the commit of a bid pays no query for it. */
  async findSupplierOf(person: PersonId): Promise<SupplierId | undefined> {
    const known = this.suppliers.get(person);
    if (known) return known;
    const supplier = await this.store.findSupplierOf(person);
    if (supplier) remember(this.suppliers, person, supplier);
    return supplier;
  }

  isOfficerAnywhere(person: PersonId): Promise<boolean> {
    return this.store.isOfficerAnywhere(person);
  }

  /** Undefined where there is no such tender, or where it is not published and the caller is not of the staff. */
  async findStanding(tender: TenderId, person: PersonId | null): Promise<Standing | undefined> {
    const found = await this.store.findStanding(tender, person);
    if (!found) return undefined;
    const roles = new Set<CallerRole>([
      ...(found.tenderRoles as CallerRole[]),
      ...(found.authorityRoles as CallerRole[]),
      ...(found.isCommissioner ? (['commissioner'] as const) : []),
    ]);
    const isStaff = staffRoles.some((role) => roles.has(role));
    if (!isStaff && !found.isPublished) return undefined;
    return { roles, isStaff, isPublished: found.isPublished };
  }
}

export function createRoleResolver(dataSource: DataSource): RoleResolver {
  return new RoleResolver(new AccessStore(dataSource));
}

function remember<K, V>(memory: Map<K, V>, key: K, value: V): void {
  if (memory.size >= maxRemembered) memory.clear();
  memory.set(key, value);
}
