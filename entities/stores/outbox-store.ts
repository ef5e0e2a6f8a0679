import type { DataSource } from 'typeorm';
import type { Effect } from '../../domain/tender/effects.js';
import { rowsOf, type Queryable } from './queryable.js';

export type OutboxVia = 'temporal' | 'direct';

export interface OutboxRow {
  readonly id: string;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly attempts: number;
}

/** Work that a transaction has left to be done after it. */
export class OutboxStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Takes up to `limit` rows that are due, held for this transaction alone, and hands each over; a crash lets go of them
   * at once. What was handed over is marked, what failed comes back after a while. `handOver` must not take longer than
   * the session may idle. Returns how many rows were taken.
   */
  async dispatch(
    via: OutboxVia,
    limit: number,
    handOver: (row: OutboxRow) => Promise<boolean>,
  ): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const rows = await rowsOf<OutboxRow>(manager, dueText, [via, limit]);
      if (rows.length === 0) return 0;
      const done = await Promise.all(rows.map(async (row) => ({ id: row.id, ok: await handOver(row) })));
      await mark(manager, idsOf(done, true), idsOf(done, false));
      return rows.length;
    });
  }
}

const dueText = `
  SELECT id, kind, data, attempts FROM outbox
  WHERE via = $1 AND dispatched_at IS NULL AND next_attempt_at <= clock_timestamp()
  ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED`;

/** Half a second after the first failure, doubled each time, never more than five minutes. */
async function mark(db: Queryable, done: readonly string[], failed: readonly string[]): Promise<void> {
  await db.query(
    `UPDATE outbox SET attempts = attempts + 1,
       dispatched_at = CASE WHEN id = ANY($1::uuid[]) THEN clock_timestamp() END,
       next_attempt_at = CASE WHEN id = ANY($1::uuid[]) THEN next_attempt_at
         ELSE clock_timestamp() + least(300, 0.5 * 2 ^ least(attempts, 10)) * interval '1 second' END
     WHERE id = ANY($1::uuid[] || $2::uuid[])`,
    [done, failed],
  );
}

function idsOf(rows: readonly { id: string; ok: boolean }[], ok: boolean): string[] {
  return rows.filter((row) => row.ok === ok).map(({ id }) => id);
}

/** Leaves an effect that no event starts, in the caller's transaction. */
export async function leaveEffect(db: Queryable, { kind, data }: Effect): Promise<void> {
  await db.query("INSERT INTO outbox (kind, via, data) VALUES ($1, 'temporal', $2)", [
    kind,
    JSON.stringify(data),
  ]);
}
