import type { Queryable } from './queryable.js';

/** Serialises the cleaning of the upload folder with whatever makes a file count. */
const cleaningLock = 4_200_043;

/** Under it, until the transaction ends, a file that is there stays. */
export async function holdUploads(db: Queryable): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock_shared($1)', [cleaningLock]);
}

/** Under it nothing that is looked at begins to count. */
export async function lockForCleaning(db: Queryable): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock($1)', [cleaningLock]);
}
