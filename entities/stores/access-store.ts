import type { DataSource } from 'typeorm';
import type { AuthorityId, PersonId, SupplierId, TenderId } from '../../domain/types.js';

export interface TenderStanding {
  readonly authority: AuthorityId;
  readonly isPublished: boolean;
  readonly tenderRoles: readonly string[];
  readonly authorityRoles: readonly string[];
  readonly isCommissioner: boolean;
}

/** Who is what: people, suppliers and roles. */
export class AccessStore {
  constructor(private readonly dataSource: DataSource) {}

  /** A person exists from the first request that his token authenticates. */
  async upsertPerson(person: {
    id: PersonId;
    name: string;
    email: string;
    isAdministrator: boolean;
  }): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO people (id, name, email, administrator) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE
         SET name = excluded.name, email = excluded.email, administrator = excluded.administrator
       WHERE (people.name, people.email, people.administrator)
         <> (excluded.name, excluded.email, excluded.administrator)`,
      [person.id, person.name, person.email, person.isAdministrator],
    );
  }

  async findSupplierOf(person: PersonId): Promise<SupplierId | undefined> {
    const rows: { supplier: SupplierId }[] = await this.dataSource.query(
      'SELECT supplier FROM supplier_people WHERE person = $1',
      [person],
    );
    return rows[0]?.supplier;
  }

  async isOfficerAnywhere(person: PersonId): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      "SELECT FROM authority_roles WHERE person = $1 AND role = 'officer' LIMIT 1",
      [person],
    );
    return rows.length > 0;
  }

  /**
   * What a person is towards a tender, draft or launched; undefined where there is none. Commissioners are appointed
   * by an act after the deadline (art. 93), so their role comes from the tender's state, not from the draft's roles.
   */
  async findStanding(tender: TenderId, person: PersonId | null): Promise<TenderStanding | undefined> {
    const rows: TenderStanding[] = await this.dataSource.query(
      `SELECT d.authority, t.published_at IS NOT NULL AS "isPublished",
         ARRAY(SELECT role FROM tender_roles WHERE tender = d.id AND person = $2) AS "tenderRoles",
         ARRAY(SELECT role FROM authority_roles WHERE authority = d.authority AND person = $2) AS "authorityRoles",
         coalesce(jsonb_exists(nullif(t.state -> 'commission', 'null'), $2), false) AS "isCommissioner"
       FROM drafts d LEFT JOIN tenders t ON t.id = d.id WHERE d.id = $1`,
      [tender, person],
    );
    return rows[0];
  }
}
