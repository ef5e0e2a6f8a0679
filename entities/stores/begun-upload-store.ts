import type { SupplierId } from '../../domain/types.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';

export interface BegunUpload {
  readonly id: string;
  /** As declared; the longest that is taken where the length comes later. */
  readonly bytes: number;
}

export interface UploadsInUse {
  readonly uploads: number;
  readonly bytes: number;
}

/** Uploads of a supplier that count against its quota. Those that no longer do are forgotten only when it is reached. */
export class BegunUploadStore {
  constructor(private readonly db: Queryable) {}

  async measure(supplier: SupplierId): Promise<UploadsInUse> {
    const row = await firstRowOf<{ uploads: number; bytes: string }>(
      this.db,
      'SELECT count(*)::int AS uploads, coalesce(sum(bytes), 0) AS bytes FROM begun_uploads WHERE supplier = $1',
      [supplier],
    );
    return { uploads: row?.uploads ?? 0, bytes: Number(row?.bytes ?? 0) };
  }

  async insert(supplier: SupplierId, { id, bytes }: BegunUpload): Promise<void> {
    await this.db.query('INSERT INTO begun_uploads (id, supplier, bytes) VALUES ($1, $2, $3)', [
      ...[id, supplier, bytes],
    ]);
  }

  /** `isSettled`: its file is there, if it ever came; a row is written just before its file. */
  async list(supplier: SupplierId): Promise<(BegunUpload & { readonly isSettled: boolean })[]> {
    const rows = await rowsOf<{ id: string; bytes: string; isSettled: boolean }>(
      this.db,
      `SELECT id, bytes, begun_at < clock_timestamp() - interval '1 minute' AS "isSettled"
       FROM begun_uploads WHERE supplier = $1`,
      [supplier],
    );
    return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }));
  }

  /** Named by a bid or a reply, for good. Of the same bytes uploaded twice only the first is the bid's. */
  async forgetNamed(supplier: SupplierId): Promise<void> {
    await this.db.query(
      `DELETE FROM begun_uploads WHERE supplier = $1 AND (
         id IN (
           SELECT DISTINCT ON (sha256) id FROM uploads WHERE supplier = $1 AND sha256 IN (
             SELECT e->>'sha256' FROM bids b, jsonb_array_elements(b.envelopes) e WHERE b.supplier = $1
             UNION ALL SELECT r.sha256 FROM rectifications r WHERE r.supplier = $1)
           ORDER BY sha256, completed_at, id)
         OR id IN (
           SELECT u->>'id' FROM replies r, jsonb_array_elements(r.uploads) u WHERE r.supplier = $1))`,
      [supplier],
    );
  }

  async forget(ids: readonly string[]): Promise<void> {
    await this.db.query('DELETE FROM begun_uploads WHERE id = ANY($1)', [ids]);
  }

  async setBytes({ id, bytes }: BegunUpload): Promise<void> {
    await this.db.query('UPDATE begun_uploads SET bytes = $2 WHERE id = $1', [id, bytes]);
  }
}
