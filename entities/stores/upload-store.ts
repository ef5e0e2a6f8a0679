import type { Instant, Sha256Hex, SupplierId } from '../../domain/types.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';

/** A sealed file that is wholly on disk. */
export interface CompletedUpload {
  readonly id: string;
  readonly supplier: SupplierId;
  readonly bytes: number;
  readonly sha256: Sha256Hex;
  readonly completedAt: Instant;
}

type UploadRow = Omit<CompletedUpload, 'bytes'> & { bytes: string };

const columns = 'id, supplier, bytes, sha256, iso(completed_at) AS "completedAt"';

/** Complete uploads of sealed envelopes. Which of them a bid names, only the bids say. */
export class UploadStore {
  constructor(private readonly db: Queryable) {}

  /** Written once: a completion that is repeated after a crash gives the first row. */
  async complete(upload: Omit<CompletedUpload, 'completedAt'>): Promise<CompletedUpload> {
    const { id, supplier, bytes, sha256 } = upload;
    await this.db.query(
      'INSERT INTO uploads (id, supplier, bytes, sha256) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [id, supplier, bytes, sha256],
    );
    const stored = await this.find(id);
    if (!stored) throw new Error(`upload ${id} was written and is not there`);
    return stored;
  }

  async find(id: string): Promise<CompletedUpload | undefined> {
    const row = await firstRowOf<UploadRow>(this.db, `SELECT ${columns} FROM uploads WHERE id = $1`, [id]);
    return row && { ...row, bytes: Number(row.bytes) };
  }

  async listIds(among: readonly string[]): Promise<Set<string>> {
    const rows = await rowsOf<{ id: string }>(this.db, 'SELECT id FROM uploads WHERE id = ANY($1)', [among]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Ids of uploads older than so many hours that no bid needs: unnamed, or the same bytes once more. */
  async listUnnamed(hours: number): Promise<string[]> {
    const rows = await rowsOf<{ id: string }>(this.db, `SELECT id FROM uploads u WHERE ${unnamed}`, [hours]);
    return rows.map(({ id }) => id);
  }

  /**
   * Deletes the rows of uploads that no bid names, inside a transaction. The table lock waits for every commit that is
   * under way (it has read the table) and holds new ones back; the DELETE, a statement of its own, then sees them all. It gives up
   * soon where something long, a dump say, holds the table: commits would wait behind it.
   */
  async deleteUnnamed(hours: number): Promise<string[]> {
    await this.db.query("SET LOCAL lock_timeout = '250ms'");
    await this.db.query('LOCK TABLE uploads IN ACCESS EXCLUSIVE MODE');
    const [rows] = await this.db.query<[{ id: string }[], number]>(
      `DELETE FROM uploads u WHERE ${unnamed} RETURNING id`,
      [hours],
    );
    return rows.map(({ id }) => id);
  }
}

const unnamed = `
  u.completed_at < clock_timestamp() - $1 * interval '1 hour'
  AND (
    NOT EXISTS (
      SELECT FROM bids b, jsonb_array_elements(b.envelopes) e
      WHERE b.supplier = u.supplier AND e->>'sha256' = u.sha256)
    AND NOT EXISTS (
      SELECT FROM rectifications r WHERE r.supplier = u.supplier AND r.sha256 = u.sha256)
    OR EXISTS (
      SELECT FROM uploads first WHERE first.supplier = u.supplier AND first.sha256 = u.sha256
        AND (first.completed_at, first.id) < (u.completed_at, u.id)))`;
