import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../domain/tender/commands.js';
import type { Deadline } from '../domain/tender/deadline.js';
import { nextDeadline } from '../domain/tender/deadlines.js';
import type { DecisionContext } from '../domain/tender/decision.js';
import { completeState } from '../domain/tender/initial-state.js';
import type { Tender } from '../domain/tender/tender.js';
import type { Instant, TenderId } from '../domain/types.js';

export const engine: Actor = { person: null, role: 'engine' };

/** A tender as one transaction sees it. */
export interface TenderNow {
  readonly tender: Tender | null;
  /** The tender's clock; microseconds, UTC. */
  readonly now: Instant;
}

export async function readTenderNow(manager: EntityManager, id: TenderId): Promise<TenderNow> {
  const [row] = await manager.query<{ state: Tender | null; now: Instant }[]>(
    `SELECT t.state, iso(clock_timestamp() + coalesce(t.clock_offset_ms, 0) * interval '1 millisecond') AS now
     FROM (SELECT) one LEFT JOIN tenders t ON t.id = $1`,
    [id],
  );
  if (!row) throw new Error('a left join of one row gives one row');
  return { tender: row.state && completeState(row.state), now: row.now };
}

/** The awaited instant that the tender's clock has reached, if any. */
export function dueNow(tender: Tender | null, now: Instant): Deadline | undefined {
  const next = tender ? nextDeadline(tender) : undefined;
  return next && Date.parse(next.dueAt) <= Date.parse(now) ? next : undefined;
}

export function contextOf(
  actor: Actor,
  now: Instant,
  facts: DecisionContext['facts'],
  commandId: string,
): DecisionContext {
  return { now, actor, facts, commandId, salt: randomBytes(32).toString('hex') };
}
