import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Instant } from '../../domain/types.js';
import { MalfunctionStore } from './malfunction-store.js';
import { firstRowOf, type Queryable } from './queryable.js';

interface Mark {
  readonly now: Instant;
  /** When the component was last seen well. */
  readonly wellAt: Instant;
  readonly malfunction: string | null;
  readonly awayMs: number;
}

export interface Observation {
  readonly component: string;
  readonly isWell: boolean;
  /** What a failing component answered. */
  readonly evidence: string;
}

/** Shorter outages are no malfunction: a process that starts again, one lost packet. */
const leastOutageMs = 10_000;
/** Longer than this between two measurements nothing answered, or nothing measured. */
const longestGapMs = 30_000;

/**
 * What is measured goes into the register by the database's clock. An outage begins when the component was last seen
 * well and ends when it is seen well again, whichever process looks: nothing of it is kept in memory.
 */
export class HealthStore {
  constructor(private readonly dataSource: DataSource) {}

  observe({ component, isWell, evidence }: Observation): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const mark = await lockMark(manager, component);
      const register = new MalfunctionStore(manager);
      if (isWell) {
        if (mark.malfunction) await register.end(mark.malfunction, mark.now);
        return setMark(manager, component, mark.now, null);
      }
      if (mark.malfunction || mark.awayMs < leastOutageMs) return;
      const entry = { id: randomUUID(), component, what: `${component}: no sound answer`, evidence };
      await register.open({ ...entry, ...measured, beganAt: mark.wellAt, endedAt: null });
      return setMark(manager, component, mark.wellAt, entry.id);
    });
  }

  /** That there is a measurement at all. A gap since the last one is an outage of the whole platform, now over. */
  beat(): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const { now, wellAt, awayMs } = await lockMark(manager, 'platform');
      if (awayMs > longestGapMs) {
        const entry = { id: randomUUID(), component: 'platform', what: 'platform: nothing was measured' };
        const evidence = `${Math.round(awayMs / 1000)} s without a measurement: stopped, or without its database`;
        const register = new MalfunctionStore(manager);
        await register.open({ ...entry, ...measured, evidence, beganAt: wellAt, endedAt: now });
      }
      return setMark(manager, 'platform', now, null);
    });
  }
}

const measured = { tender: null, recordedBy: null };

/** Holds the component's row, so that of two workers one writes; the first measurement of all makes it. */
async function lockMark(db: Queryable, component: string): Promise<Mark> {
  await db.query(
    'INSERT INTO health_marks (component, well_at) VALUES ($1, clock_timestamp()) ON CONFLICT DO NOTHING',
    [component],
  );
  const mark = await firstRowOf<Mark>(
    db,
    `SELECT iso(clock_timestamp()) AS now, iso(well_at) AS "wellAt", malfunction,
       (extract(epoch FROM clock_timestamp() - well_at) * 1000)::float8 AS "awayMs"
     FROM health_marks WHERE component = $1 FOR UPDATE`,
    [component],
  );
  if (!mark) throw new Error(`the mark of ${component} was written and is not there`);
  return mark;
}

async function setMark(
  db: Queryable,
  component: string,
  wellAt: Instant,
  malfunction: string | null,
): Promise<void> {
  await db.query('UPDATE health_marks SET well_at = $2, malfunction = $3 WHERE component = $1', [
    component,
    wellAt,
    malfunction,
  ]);
}
