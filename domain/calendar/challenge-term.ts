import type { Temporal } from 'temporal-polyfill';
import { challengeSuspension, type YearlySuspension } from '../law/challenge-terms.js';
import { lawInForce } from '../law/law-in-force.js';
import type { Instant, LegalDate, LocalisedText } from '../types.js';
import { assertPositive, type DayCount, move } from './count-days.js';
import { endOfCount } from './periods.js';
import { romeDateOf, toPlainDate } from './rome-time.js';
import { nonWorkingReason } from './working-days.js';

/**
 * The end of a procedural term of `days` days after the communication at `startInstant`: the days of the summer
 * suspension (parameter `challenge-suspension`, art. 54 c.2 c.p.a.) do not run, so a term started in August counts
 * 1 September as its first day; a last day that is Saturday, Sunday or holiday moves to the next day on which the term
 * runs (art. 155 cc.4-5 c.p.c., art. 52 c.5 c.p.a.). Ends at 24:00 in Rome. Throws `invalidInput`, `lawNotInForce`.
 */
export function endOfChallengeTerm(startInstant: Instant, days: number): Instant {
  return endOfCount(countChallengeDays(romeDateOf(startInstant), days), {});
}

/** The count behind `endOfChallengeTerm`. */
export function countChallengeDays(eventOn: LegalDate, days: number): DayCount {
  assertPositive('days', days);
  const suspension = lawInForce(challengeSuspension, eventOn).value;
  const event = toPlainDate(eventOn);
  let day = event;
  for (let left = days; left > 0;) {
    day = day.add({ days: 1 });
    if (!isSuspended(day, suspension)) left -= 1;
  }
  return move(event, day, 1, (last) => nonWorkingReason(last) ?? suspensionReason(last, suspension));
}

function suspensionReason(day: Temporal.PlainDate, suspension: YearlySuspension): LocalisedText | undefined {
  return isSuspended(day, suspension) ? { it: 'sospensione feriale', en: 'summer suspension' } : undefined;
}

function isSuspended(day: Temporal.PlainDate, { from, to }: YearlySuspension): boolean {
  const monthAndDay = day.month * 100 + day.day;
  return monthAndDay >= toMonthAndDay(from) && monthAndDay <= toMonthAndDay(to);
}

function toMonthAndDay(text: string): number {
  return Number(text.slice(0, 2)) * 100 + Number(text.slice(3));
}
