import type { Instant, PersonId, TenderId } from '../../domain/types.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';

/** An entry of the register as it stands now. */
export interface MalfunctionEntry {
  readonly id: string;
  /** Null where the whole platform was concerned. */
  readonly tender: TenderId | null;
  readonly source: 'measured' | 'entered';
  readonly component: string;
  readonly what: string;
  readonly evidence: string;
  /** By the database's clock; of an entry of one tender by that tender's. */
  readonly beganAt: Instant;
  readonly endedAt: Instant | null;
  readonly recordedAt: Instant;
}

/** What an act says of an entry that it names. */
export interface MalfunctionRecord {
  readonly what: string;
  /** The component that the platform itself saw fail; null where a person wrote `what`. */
  readonly measured: string | null;
  readonly beganAt: Instant;
}

export type NewMalfunction = Omit<MalfunctionEntry, 'source' | 'recordedAt'> & {
  readonly recordedBy: PersonId | null;
};

/** The register of malfunctions (art. 25 c.2 d.lgs. 36/2023): versions of entries, nothing of it is updated or deleted. */
export class MalfunctionStore {
  constructor(private readonly db: Queryable) {}

  /** The first version of an entry; of two under one id the first stays. */
  async open(entry: NewMalfunction): Promise<void> {
    const { id, tender, component, what, evidence, beganAt, endedAt, recordedBy } = entry;
    await this.db.query(
      `INSERT INTO malfunctions (id, version, tender, source, component, what, evidence, began_at, ended_at, recorded_by)
       VALUES ($1, 1, $2, CASE WHEN $8::text IS NULL THEN 'measured' ELSE 'entered' END, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (id, version) DO NOTHING`,
      [id, tender, component, what, evidence, beganAt, endedAt, recordedBy],
    );
  }

  /** Entries as they were opened, by their begin; an id that is not there is left out. */
  async listNamed(ids: readonly string[]): Promise<MalfunctionRecord[]> {
    return rowsOf<MalfunctionRecord>(
      this.db,
      `SELECT what, CASE source WHEN 'measured' THEN component END AS measured, iso(began_at) AS "beganAt"
       FROM malfunctions WHERE id::text = ANY($1) AND version = 1
       ORDER BY began_at, id`,
      [ids],
    );
  }

  /** A further version, with its end. Measured entries keep their source whoever ends them. */
  async end(id: string, endedAt: Instant): Promise<void> {
    await this.db.query(
      `INSERT INTO malfunctions
         (id, version, tender, source, component, what, evidence, began_at, ended_at, recorded_by)
       SELECT id, version + 1, tender, source, component, what, evidence, began_at, $2, recorded_by
       FROM current_malfunctions WHERE id = $1 AND ended_at IS NULL`,
      [id, endedAt],
    );
  }

  async find(id: string): Promise<MalfunctionEntry | undefined> {
    return firstRowOf(this.db, `SELECT ${columns} FROM current_malfunctions WHERE id = $1`, [id]);
  }

  /** The latest first. */
  async list(
    tender: TenderId | null,
    { after, limit }: { after: { beganAt: Instant; id: string } | null; limit: number },
  ): Promise<MalfunctionEntry[]> {
    return rowsOf(
      this.db,
      `SELECT ${columns} FROM current_malfunctions
       WHERE ($1::uuid IS NULL OR tender = $1)
         AND ($2::timestamptz IS NULL OR (began_at, id) < ($2::timestamptz, $3::uuid))
       ORDER BY began_at DESC, id DESC LIMIT $4`,
      [tender, after?.beganAt ?? null, after?.id ?? null, limit],
    );
  }

  /**
   * Entries that touch a tender's term for bids: its own, and those of the platform unless the tender's clock was moved
   * forward, for then it measures the platform's time no more.
   */
  async listTouching(tender: TenderId): Promise<Pick<MalfunctionEntry, 'id' | 'beganAt' | 'endedAt'>[]> {
    return rowsOf(
      this.db,
      `SELECT m.id, iso(m.began_at) AS "beganAt", iso(m.ended_at) AS "endedAt"
       FROM current_malfunctions m JOIN tenders t ON t.id = $1
       WHERE (m.tender = t.id OR (m.tender IS NULL AND t.clock_offset_ms = 0))
         AND m.began_at < t.submission_deadline AND (m.ended_at IS NULL OR m.ended_at > t.published_at)
       ORDER BY m.began_at, m.id`,
      [tender],
    );
  }
}

const columns = `id, tender, source, component, what, evidence, iso(began_at) AS "beganAt",
  iso(ended_at) AS "endedAt", iso(recorded_at) AS "recordedAt"`;
