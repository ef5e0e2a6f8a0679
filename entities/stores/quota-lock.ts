import type { SupplierId } from '../../domain/types.js';
import type { Queryable } from './queryable.js';

/** Counts and writes against the quotas of one supplier happen one after the other, until the transaction ends. */
export async function lockQuotasOf(db: Queryable, supplier: SupplierId): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [supplier]);
}
