import type { AuthorityId, PersonId, SupplierId } from '../../domain/types.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';

export interface Supplier {
  readonly id: SupplierId;
  readonly name: string;
  readonly fiscalCode: string;
}

export interface AuthorityRoles {
  readonly id: AuthorityId;
  readonly name: string;
  readonly roles: readonly string[];
}

/** Authorities, suppliers and the people who belong to them. */
export class PeopleStore {
  constructor(private readonly db: Queryable) {}

  /** Until the transaction ends; in one order, so that two holders never wait for each other. */
  async hold(people: readonly PersonId[]): Promise<void> {
    await this.db.query('SELECT FROM people WHERE id = ANY($1) ORDER BY id FOR SHARE', [people]);
  }

  async listUnknown(people: readonly PersonId[]): Promise<PersonId[]> {
    const rows = await rowsOf<{ person: PersonId }>(
      this.db,
      'SELECT person FROM unnest($1::text[]) person WHERE NOT EXISTS (SELECT FROM people WHERE id = person)',
      [people],
    );
    return rows.map(({ person }) => person);
  }

  /** Which of these people belong to a supplier. */
  async listSupplierPeople(people: readonly PersonId[]): Promise<PersonId[]> {
    const rows = await rowsOf<{ person: PersonId }>(
      this.db,
      'SELECT person FROM supplier_people WHERE person = ANY($1)',
      [people],
    );
    return rows.map(({ person }) => person);
  }

  /** Which of these people administer the platform, by their last token. */
  async listAdministrators(people: readonly PersonId[]): Promise<PersonId[]> {
    const rows = await rowsOf<{ person: PersonId }>(
      this.db,
      'SELECT id AS person FROM people WHERE id = ANY($1) AND administrator',
      [people],
    );
    return rows.map(({ person }) => person);
  }

  async holdsInternalRole(person: PersonId): Promise<boolean> {
    const row = await firstRowOf<{ held: boolean }>(
      this.db,
      `SELECT EXISTS (SELECT FROM authority_roles WHERE person = $1)
         OR EXISTS (SELECT FROM tender_roles WHERE person = $1) AS held`,
      [person],
    );
    return row?.held ?? false;
  }

  async listAuthorityRoles(person: PersonId): Promise<AuthorityRoles[]> {
    return rowsOf(
      this.db,
      `SELECT a.id, a.name, array_agg(r.role ORDER BY r.role) AS roles
       FROM authority_roles r JOIN authorities a ON a.id = r.authority
       WHERE r.person = $1 GROUP BY a.id, a.name ORDER BY a.id`,
      [person],
    );
  }

  async hasAuthorityRole(person: PersonId, authority: AuthorityId, role: string): Promise<boolean> {
    const rows = await rowsOf(
      this.db,
      'SELECT 1 FROM authority_roles WHERE person = $1 AND authority = $2 AND role = $3',
      [person, authority, role],
    );
    return rows.length > 0;
  }

  async putAuthority(id: AuthorityId, name: string): Promise<void> {
    await this.db.query(
      'INSERT INTO authorities (id, name) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET name = excluded.name',
      [id, name],
    );
  }

  async findAuthority(id: AuthorityId): Promise<{ id: AuthorityId; name: string } | undefined> {
    return firstRowOf(this.db, 'SELECT id, name FROM authorities WHERE id = $1', [id]);
  }

  async replaceAuthorityRoles(
    authority: AuthorityId,
    person: PersonId,
    roles: readonly string[],
  ): Promise<void> {
    await this.db.query('DELETE FROM authority_roles WHERE authority = $1 AND person = $2', [
      authority,
      person,
    ]);
    await this.db.query(
      'INSERT INTO authority_roles (authority, person, role) SELECT $1, $2, unnest($3::text[])',
      [authority, person, [...new Set(roles)]],
    );
  }

  async findSupplierOf(person: PersonId): Promise<Supplier | undefined> {
    return firstRowOf(
      this.db,
      `SELECT s.id, s.name, s.fiscal_code AS "fiscalCode" FROM supplier_people p
       JOIN suppliers s ON s.id = p.supplier WHERE p.person = $1`,
      [person],
    );
  }

  /** Undefined when the fiscal code is registered already. */
  async insertSupplier(name: string, fiscalCode: string, person: PersonId): Promise<SupplierId | undefined> {
    const row = await firstRowOf<{ id: SupplierId }>(
      this.db,
      `INSERT INTO suppliers (name, fiscal_code) VALUES ($1, $2) ON CONFLICT (fiscal_code) DO NOTHING RETURNING id`,
      [name, fiscalCode],
    );
    if (!row) return undefined;
    await this.db.query('INSERT INTO supplier_people (supplier, person) VALUES ($1, $2)', [row.id, person]);
    return row.id;
  }

  async findCustodianRecipient(person: PersonId): Promise<string | null> {
    const row = await firstRowOf<{ recipient: string | null }>(
      this.db,
      'SELECT custodian_recipient AS recipient FROM people WHERE id = $1',
      [person],
    );
    return row?.recipient ?? null;
  }

  async setCustodianRecipient(person: PersonId, recipient: string): Promise<void> {
    await this.db.query('UPDATE people SET custodian_recipient = $2 WHERE id = $1', [person, recipient]);
  }
}
