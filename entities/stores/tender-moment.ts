import { completeState } from '../../domain/tender/initial-state.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { Instant, TenderId } from '../../domain/types.js';
import { firstRowOf, type Queryable } from './queryable.js';

/** The state of a tender and its clock, read together. */
export interface TenderMoment {
  readonly tender: Tender;
  /** The tender's clock; microseconds, UTC. */
  readonly now: Instant;
}

export async function findTenderMoment(db: Queryable, id: TenderId): Promise<TenderMoment | undefined> {
  const row = await firstRowOf<TenderMoment>(
    db,
    `SELECT state AS tender, iso(clock_timestamp() + clock_offset_ms * interval '1 millisecond') AS now
     FROM tenders WHERE id = $1`,
    [id],
  );
  return row && { ...row, tender: completeState(row.tender) };
}

/**
 * Holds the tender where it is until the transaction ends: what changes phase or terms takes the same lock
 * exclusively. A statement of its own, and the state read in the next one.
 */
export async function lockTenderShared(db: Queryable, id: TenderId): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock_shared(tender_lock_key($1::uuid))', [id]);
}

/** The same lock alone, for what must stand still while it is looked at and changed. */
export async function lockTenderExclusive(db: Queryable, id: TenderId): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock(tender_lock_key($1::uuid))', [id]);
}
