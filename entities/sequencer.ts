import type { DataSource } from 'typeorm';

/** Names the advisory lock under which one process at a time gives positions. */
const SEQUENCER_LOCK = 4_200_043;

/**
 * Gives dense positions to the committed leaves that wait for one: the ledger, the feed and its checkpoints use these.
 * Commit order is not sequence order, so a reader of a sequence would miss rows; positions are given to what is
 * committed, by one writer. Inside a batch leaves stand as they were recorded; the bids of a tender enter at closing with
 * one instant and stand in the order of their random ids, so that positions do not tell who came first.
 * @returns how many leaves got a position.
 */
export async function sequenceLeaves(dataSource: DataSource): Promise<number> {
  if (!(await isAnyWaiting(dataSource))) return 0;
  return dataSource.transaction(async (manager) => {
    // A statement of its own: the next one sees what the holder before has committed.
    await manager.query('SELECT pg_advisory_xact_lock($1)', [SEQUENCER_LOCK]);
    const [row] = await manager.query<{ moved: number }[]>(`
      WITH taken AS (DELETE FROM unsequenced_leaves RETURNING leaf, queued_at),
      -- The bids of a tender that closes twice may have been queued while they got their position.
      fresh AS (
        SELECT * FROM taken WHERE NOT EXISTS (SELECT FROM ledger_positions p WHERE p.leaf = taken.leaf)
      ),
      head AS (SELECT coalesce(max(position), 0) AS position FROM ledger_positions),
      placed AS (
        INSERT INTO ledger_positions (position, leaf)
        SELECT head.position + row_number() OVER (ORDER BY fresh.queued_at, fresh.leaf), fresh.leaf FROM fresh, head RETURNING 1
      )
      SELECT count(*)::int AS moved FROM placed`);
    return row?.moved ?? 0;
  });
}

/** Asked first and without the lock: most readers find nothing to do. */
async function isAnyWaiting(dataSource: DataSource): Promise<boolean> {
  const rows = await dataSource.query<unknown[]>('SELECT FROM unsequenced_leaves LIMIT 1');
  return rows.length > 0;
}
