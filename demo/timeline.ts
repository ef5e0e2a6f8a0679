import { procedures } from '../domain/procedures/procedures.js';
import type { RecordedEvent } from '../domain/tender/events.js';
import { evolve } from '../domain/tender/evolve.js';
import type { Lot, Tender } from '../domain/tender/tender.js';

export interface TimelineEntry {
  readonly phase: string;
  readonly at: string;
  /** How late the engine reached the instant, by the database's clock; null for what a person did. */
  readonly late_ms: number | null;
}

/** One entry for each phase that an event led to, of the tender or of a lot, and for each instant reached without one. */
export function toTimeline(events: readonly RecordedEvent[]): TimelineEntry[] {
  let before: Tender | null = null;
  return events.flatMap((event) => {
    const after = evolve(before, event);
    const phases = phasesLedTo(before, after);
    before = after;
    const late_ms = lateness(event, after);
    const names = phases.length === 0 && late_ms !== null ? [event.type] : phases;
    return names.map((phase) => ({ phase, at: event.at, late_ms }));
  });
}

function phasesLedTo(before: Tender | null, after: Tender): string[] {
  const lots = Object.entries(after.lots as Record<string, Lot>).flatMap(([id, { phase }]) =>
    before && phase !== (before.lots as Record<string, Lot>)[id]?.phase ? [`${id} ${phase}`] : [],
  );
  return before?.phase === after.phase ? lots : [after.phase, ...lots];
}

/**
 * Requests to bidders carry a `dueAt` too: only the events of the procedure's instants are the engine's own. A reminder
 * reaches nothing, and one that a moved clock has overtaken is late by the days that were leapt.
 */
function lateness({ type, at, data }: RecordedEvent, { procedure }: Tender): number | null {
  const { deadlines } = procedures[procedure];
  const isReached =
    type !== 'termReminded' && deadlines.some(({ outcomes }) => outcomes.some(({ event }) => event === type));
  if (!isReached) return null;
  return (microsecondsOf(at) - microsecondsOf((data as { dueAt: string }).dueAt)) / 1000;
}

/** `Date` stops at milliseconds; the record does not. */
function microsecondsOf(instant: string): number {
  const fraction = /\.(\d+)Z$/.exec(instant)?.[1] ?? '';
  const whole = Date.parse(instant.replace(/\.\d+Z$/, 'Z'));
  return whole * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}
