import type { Temporal } from 'temporal-polyfill';
import { DomainError } from '../errors.js';
import type { LegalDate, LocalisedText } from '../types.js';
import { toPlainDate } from './rome-time.js';
import { nonWorkingReason } from './working-days.js';

/** A day that a count fell on and left, and why. */
export interface SkippedDay {
  readonly on: LegalDate;
  readonly reason: LocalisedText;
}

/** How a count of days went: what the explanation tells and the term rests on. */
export interface DayCount {
  /** The day of the event, which is not counted. */
  readonly eventOn: LegalDate;
  /** The last day by number alone. */
  readonly countedOn: LegalDate;
  /** Days that the last day moved over, in the order of the move. */
  readonly skipped: readonly SkippedDay[];
  /** True when the end moved on so that two working days fall in the period. */
  readonly lengthened: boolean;
  /** The day that the term ends on. */
  readonly lastOn: LegalDate;
}

/** Tells why a term cannot end on a day, or undefined when it can. */
export type DayObstacle = (day: Temporal.PlainDate) => LocalisedText | undefined;

/**
 * Art. 3 Reg. 1182/71: the day of the event is not counted (c.1); a last day that is not a working day moves to the
 * next one (c.4); a period of two days or more holds at least two working days (c.5).
 */
export function countForward(eventOn: LegalDate, days: number): DayCount {
  assertPositive('days', days);
  const event = toPlainDate(eventOn);
  return settle(event, event.add({ days }), days >= 2);
}

/**
 * Art. 3 c.2 c Reg. 1182/71: a period in months ends on the day of the last month with the number of the event's day,
 * or on the last of that month where there is none. A last day that is not a working day moves as in `countForward`.
 */
export function countMonths(eventOn: LegalDate, months: number): DayCount {
  const event = toPlainDate(eventOn);
  return settle(event, toPlainDate(addMonths(eventOn, months)), true);
}

/** The same day so many months later, or the last of that month (31 January + 1 = 28 February). Throws `invalidInput`. */
export function addMonths(date: LegalDate, months: number): LegalDate {
  assertPositive('months', months);
  return toPlainDate(date).add({ months }, { overflow: 'constrain' }).toString();
}

/** Counts back from `eventOn`, not counted; a day with an obstacle moves the end to an earlier one, never to a later. */
export function countBackward(eventOn: LegalDate, days: number, obstacle: DayObstacle): DayCount {
  assertPositive('days', days);
  const event = toPlainDate(eventOn);
  return move(event, event.subtract({ days }), -1, obstacle);
}

/** Counts back only working days from `eventOn`, not counted. */
export function countWorkingDaysBackward(eventOn: LegalDate, days: number): DayCount {
  assertPositive('days', days);
  let day = toPlainDate(eventOn);
  const skipped: SkippedDay[] = [];
  for (let left = days; left > 0;) {
    day = day.subtract({ days: 1 });
    const reason = nonWorkingReason(day);
    if (reason === undefined) left -= 1;
    else skipped.push({ on: day.toString(), reason });
  }
  const lastOn = day.toString();
  return { eventOn, countedOn: lastOn, skipped, lengthened: false, lastOn };
}

/** Moves `counted` by single days, forward (1) or back (-1), until no obstacle is left. */
export function move(
  event: Temporal.PlainDate,
  counted: Temporal.PlainDate,
  step: 1 | -1,
  obstacle: DayObstacle,
): DayCount {
  const skipped: SkippedDay[] = [];
  let day = counted;
  for (let reason = obstacle(day); reason !== undefined; reason = obstacle(day)) {
    skipped.push({ on: day.toString(), reason });
    day = day.add({ days: step });
  }
  return {
    eventOn: event.toString(),
    countedOn: counted.toString(),
    skipped,
    lengthened: false,
    lastOn: day.toString(),
  };
}

/** Refuses a length that is not a whole number from 1 to 3650. Throws `invalidInput`. */
export function assertPositive(field: string, value: number): void {
  if (!Number.isInteger(value) || value < 1 || value > 3650) {
    throw new DomainError('invalidInput', { field, value });
  }
}

function settle(event: Temporal.PlainDate, counted: Temporal.PlainDate, needsTwo: boolean): DayCount {
  const moved = move(event, counted, 1, nonWorkingReason);
  if (!needsTwo || holdsTwoWorkingDays(event, toPlainDate(moved.lastOn))) return moved;
  const next = move(event, toPlainDate(moved.lastOn).add({ days: 1 }), 1, nonWorkingReason);
  return { ...moved, skipped: [...moved.skipped, ...next.skipped], lengthened: true, lastOn: next.lastOn };
}

function holdsTwoWorkingDays(event: Temporal.PlainDate, last: Temporal.PlainDate): boolean {
  let found = 0;
  for (let day = last; !day.equals(event) && found < 2; day = day.subtract({ days: 1 })) {
    if (nonWorkingReason(day) === undefined) found += 1;
  }
  return found === 2;
}
