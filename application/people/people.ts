import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import type { AuthorityId, PersonId, SupplierId } from '../../domain/types.js';
import { PeopleStore } from '../../entities/stores/people-store.js';
import type { AuthorityRole } from './caller-roles.js';

export interface OwnStanding {
  readonly authorities: readonly { id: AuthorityId; name: string; roles: readonly string[] }[];
  readonly supplier: { id: SupplierId; name: string; fiscalCode: string } | null;
  readonly custodianRecipient: string | null;
}

/** Authorities, suppliers and who belongs to them. Nobody stands on both sides (art. 16 d.lgs. 36/2023). */
export class People {
  private readonly store: PeopleStore;

  constructor(private readonly dataSource: DataSource) {
    this.store = new PeopleStore(dataSource);
  }

  async getOwnStanding(person: PersonId): Promise<OwnStanding> {
    const [authorities, supplier, custodianRecipient] = await Promise.all([
      this.store.listAuthorityRoles(person),
      this.store.findSupplierOf(person),
      this.store.findCustodianRecipient(person),
    ]);
    return { authorities, supplier: supplier ?? null, custodianRecipient };
  }

  async enrolCustodian(person: PersonId, recipient: string): Promise<void> {
    await this.store.setCustodianRecipient(person, recipient);
  }

  /**
   * Registers a supplier; whoever does is its first person. Repeated with the same code it gives the same supplier.
   * Throws `supplierAlreadyChosen`, `supplierRegistered`, `roleProblem`.
   */
  async registerSupplier(person: PersonId, name: string, fiscalCode: string): Promise<SupplierId> {
    return this.dataSource.transaction(async (manager) => {
      // The same person twice at once, or while an authority gives him a role: one after the other.
      await manager.query('SELECT FROM people WHERE id = $1 FOR UPDATE', [person]);
      const store = new PeopleStore(manager);
      const own = await store.findSupplierOf(person);
      if (own?.fiscalCode === fiscalCode) return own.id;
      if (own) throw new DomainError('supplierAlreadyChosen', { supplier: own.id });
      if (await store.holdsInternalRole(person)) throw supplierHoldsRole();
      const supplier = await store.insertSupplier(name, fiscalCode, person);
      if (!supplier) throw new DomainError('supplierRegistered', { fiscalCode });
      return supplier;
    });
  }

  async putAuthority(id: AuthorityId, name: string): Promise<void> {
    await this.store.putAuthority(id, name);
  }

  /** Replaces the roles of a person in an authority. Throws `notFound`, `personUnknown`, `roleProblem`. */
  async putAuthorityRoles(
    authority: AuthorityId,
    person: PersonId,
    roles: readonly AuthorityRole[],
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const store = new PeopleStore(manager);
      await manager.query('SELECT FROM people WHERE id = $1 FOR UPDATE', [person]);
      if (!(await store.findAuthority(authority))) throw new DomainError('notFound', { authority });
      if ((await store.listUnknown([person])).length > 0) throw new DomainError('personUnknown', { person });
      if (await store.findSupplierOf(person)) throw supplierHoldsRole();
      await store.replaceAuthorityRoles(authority, person, roles);
    });
  }
}

function supplierHoldsRole(): DomainError {
  return new DomainError(
    'roleProblem',
    { role: 'supplier', what: 'supplierHoldsRole' },
    'art. 16 d.lgs. 36/2023',
  );
}
