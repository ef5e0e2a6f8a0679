import type { RoleAssignment } from '../../domain/tender/publication/facts.js';
import type { TenderDraft } from '../../domain/tender/draft.js';
import type { AuthorityId, Instant, LocalisedText, PersonId, TenderId } from '../../domain/types.js';
import { countOf, firstRowOf, rowsOf, type Queryable } from './queryable.js';

export interface DraftRow {
  readonly id: TenderId;
  readonly authority: AuthorityId;
  readonly content: TenderDraft;
  readonly revision: number;
  readonly updatedAt: Instant;
  readonly isLaunched: boolean;
}

export interface DraftSummary {
  readonly id: TenderId;
  readonly authority: AuthorityId;
  readonly title: LocalisedText;
  readonly revision: number;
  readonly updatedAt: Instant;
  readonly phase: string | null;
}

export interface DraftPage {
  readonly person: PersonId;
  readonly after: { readonly updatedAt: Instant; readonly id: TenderId } | null;
  readonly limit: number;
}

/** Drafts and the roles of their tenders; frozen once the decision is adopted. */
export class DraftStore {
  constructor(private readonly db: Queryable) {}

  async insert(id: TenderId, content: TenderDraft, createdBy: PersonId): Promise<void> {
    await this.db.query('INSERT INTO drafts (id, authority, content, created_by) VALUES ($1, $2, $3, $4)', [
      ...[id, content.authority, JSON.stringify(content), createdBy],
    ]);
  }

  async find(id: TenderId): Promise<DraftRow | undefined> {
    return firstRowOf(
      this.db,
      `SELECT d.id, d.authority, d.content, d.revision, iso(d.updated_at) AS "updatedAt",
         EXISTS (SELECT FROM tenders t WHERE t.id = d.id) AS "isLaunched"
       FROM drafts d WHERE d.id = $1`,
      [id],
    );
  }

  /** False when the draft is no longer at `revision`. */
  async replace(id: TenderId, content: TenderDraft, revision: number): Promise<boolean> {
    const changed = await countOf(
      this.db,
      `UPDATE drafts SET content = $2, revision = revision + 1, updated_at = clock_timestamp()
       WHERE id = $1 AND revision = $3`,
      [id, JSON.stringify(content), revision],
    );
    return changed === 1;
  }

  /** Drafts of the person's authorities and those in which he has a part, the latest first. */
  async list({ person, after, limit }: DraftPage): Promise<DraftSummary[]> {
    return rowsOf(
      this.db,
      `SELECT d.id, d.authority, d.content->'title' AS title, d.revision, iso(d.updated_at) AS "updatedAt", t.phase
       FROM drafts d LEFT JOIN tenders t ON t.id = d.id
       WHERE (d.authority IN (SELECT authority FROM authority_roles WHERE person = $1)
           OR d.id IN (SELECT tender FROM tender_roles WHERE person = $1))
         AND ($2::timestamptz IS NULL OR (d.updated_at, d.id) < ($2::timestamptz, $3::uuid))
       ORDER BY d.updated_at DESC, d.id DESC LIMIT $4`,
      [person, after?.updatedAt ?? null, after?.id ?? null, limit],
    );
  }

  async listRoles(id: TenderId): Promise<RoleAssignment[]> {
    return rowsOf(this.db, 'SELECT person, role FROM tender_roles WHERE tender = $1 ORDER BY role, person', [
      id,
    ]);
  }

  async replaceRoles(id: TenderId, assignments: readonly RoleAssignment[]): Promise<void> {
    await this.db.query('DELETE FROM tender_roles WHERE tender = $1', [id]);
    await this.db.query(
      'INSERT INTO tender_roles (tender, person, role) SELECT $1, * FROM unnest($2::text[], $3::text[])',
      [id, assignments.map(({ person }) => person), assignments.map(({ role }) => role)],
    );
  }
}
