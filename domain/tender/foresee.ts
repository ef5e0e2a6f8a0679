import type { Instant, LotId, TenderId } from '../types.js';
import type { Command } from './commands.js';
import type { Deadline } from './deadline.js';
import { deadlines } from './deadlines.js';
import { decide } from './decide.js';
import type { DecisionContext } from './decision.js';
import { effectsOf, type Effect } from './effects.js';
import type { RecordedEvent } from './events.js';
import { evolve } from './evolve.js';
import { lotIdsOf, type LotPhase, type Tender, type TenderPhase } from './tender.js';

/** What a command would do, if it were sent now. */
export interface Foresight {
  readonly events: readonly RecordedEvent[];
  readonly effects: readonly Effect[];
  readonly after: Tender;
}

/** An awaited instant that would appear (`before` null), move, or vanish (`after` null). */
export interface ChangedTerm {
  readonly kind: Deadline['kind'];
  readonly lot: LotId | null;
  readonly before: Instant | null;
  readonly after: Instant | null;
}

export interface ChangedPhases {
  readonly tender: { readonly before: TenderPhase | null; readonly after: TenderPhase };
  /** The lots whose phase changes. */
  readonly lots: readonly {
    readonly lot: LotId;
    readonly before: LotPhase | null;
    readonly after: LotPhase;
  }[];
}

/** Decides without recording. Pure; throws the `DomainError` that the command would be refused with. */
export function foresee(
  command: Command,
  id: TenderId,
  tender: Tender | null,
  context: DecisionContext,
): Foresight {
  const events: RecordedEvent[] = [];
  const effects: Effect[] = [];
  let after = tender;
  for (const proposed of decide(command, id, tender, context).events) {
    const event = { ...proposed, version: (after?.version ?? 0) + 1, at: context.now } as RecordedEvent;
    after = evolve(after, event);
    events.push(event);
    effects.push(...effectsOf(event, after));
  }
  if (!after) throw new Error('a decision has at least one event');
  return { events, effects, after };
}

/** Awaited instants of two states compared, the earliest first. */
export function changedTerms(before: Tender | null, after: Tender): ChangedTerm[] {
  const old = new Map((before ? deadlines(before) : []).map((deadline) => [keyOf(deadline), deadline]));
  const now = new Map(deadlines(after).map((deadline) => [keyOf(deadline), deadline]));
  return [...new Map([...old, ...now])]
    .map(([key, { kind, lot }]) => ({
      ...{ kind, lot: lot ?? null },
      ...{ before: old.get(key)?.dueAt ?? null, after: now.get(key)?.dueAt ?? null },
    }))
    .filter((term) => term.before !== term.after)
    .sort((one, other) => Date.parse(instantOf(one)) - Date.parse(instantOf(other)));
}

export function changedPhases(before: Tender | null, after: Tender): ChangedPhases {
  const lots = lotIdsOf(after).flatMap((lot) => {
    const old = before?.lots[lot]?.phase ?? null;
    const phase = after.lots[lot]?.phase;
    return phase && phase !== old ? [{ lot, before: old, after: phase }] : [];
  });
  return { tender: { before: before?.phase ?? null, after: after.phase }, lots };
}

function keyOf({ kind, lot, ref }: Deadline): string {
  return [kind, lot, ref].join('/');
}

function instantOf({ before, after }: ChangedTerm): Instant {
  return (after ?? before) as Instant;
}
