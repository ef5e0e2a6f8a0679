import { backwardCounting } from '../law/counting-rules.js';
import type { BackwardCounting } from '../law/counting-rules.js';
import { lawInForce } from '../law/law-in-force.js';
import type { Instant } from '../types.js';
import {
  countBackward,
  countForward,
  countMonths,
  countWorkingDaysBackward,
  type DayCount,
} from './count-days.js';
import { atRome, lastDayOf, romeDateOf, sameRomeTimeOn, toPlainDate } from './rome-time.js';
import { nonWorkingReason } from './working-days.js';

export interface PeriodOptions {
  /** Hour of the last day at which the term ends, `HH:MM` in Rome; without it the day ends at 24:00. */
  readonly endsAt?: string;
}

export interface BackwardOptions {
  /** Without it, the rule in force on the day of the deadline. */
  readonly onNonWorkingDay?: BackwardCounting;
}

/**
 * The end of a forward period of `days` days after the event at `startInstant`, by art. 3 Reg. 1182/71: the day of the
 * event, in Rome, is not counted; the last day ends at 24:00, that is at 00:00 of the next as a UTC instant; a last day
 * that is a Saturday, Sunday or public holiday moves to the next working day; two days or more hold two working days.
 * Throws `invalidInput`; `localTimeInvalid` when `endsAt` does not exist on the last day.
 */
export function endOfPeriod(startInstant: Instant, days: number, options: PeriodOptions = {}): Instant {
  return endOfCount(countForward(romeDateOf(startInstant), days), options);
}

/** As `endOfPeriod`, for a length in months (annex I.3 d.lgs. 36/2023; art. 3 c.2 c Reg. 1182/71). */
export function endOfMonths(startInstant: Instant, months: number, options: PeriodOptions = {}): Instant {
  return endOfCount(countMonths(romeDateOf(startInstant), months), options);
}

/**
 * The last instant at which an act is still "at least `days` days before" `deadline`: the same Roman time, that many
 * days earlier, so full days remain; then back, never on, to a working day. A deadline at 00:00 is the 24:00 of the day
 * before. The move back is to be verified (CAL-2; the regulation itself moves no term counted back): it is the
 * parameter `backward-counting`. Where the clocks change, the earlier instant. Throws `invalidInput`.
 */
export function backwardFrom(deadline: Instant, days: number, options: BackwardOptions = {}): Instant {
  return sameRomeTimeOn(countBackFrom(deadline, days, options).lastOn, deadline);
}

/** The same Roman time `days` days after the last day of `deadline`, by the count of `endOfPeriod`. Throws `invalidInput`. */
export function forwardFrom(deadline: Instant, days: number): Instant {
  return sameRomeTimeOn(countForward(lastDayOf(deadline), days).lastOn, deadline);
}

/** The instant at the Roman time of `deadline`, `days` working days before its day. Throws `invalidInput`. */
export function workingDaysBefore(deadline: Instant, days: number): Instant {
  return sameRomeTimeOn(countWorkingDaysBackward(lastDayOf(deadline), days).lastOn, deadline);
}

/**
 * The first instant at the Roman time of `deadline`, on a working day, that is not before `earliest`. A `deadline` at
 * 00:00 is the 24:00 of the day before. Throws `invalidInput`.
 */
export function sameTimeNotBefore(earliest: Instant, deadline: Instant): Instant {
  let day = toPlainDate(lastDayOf(earliest));
  const at = (): Instant => sameRomeTimeOn(day.toString(), deadline);
  while (nonWorkingReason(day) !== undefined || Date.parse(at()) < Date.parse(earliest)) {
    day = day.add({ days: 1 });
  }
  return at();
}

/** The count behind `backwardFrom`. */
export function countBackFrom(deadline: Instant, days: number, options: BackwardOptions): DayCount {
  const eventOn = lastDayOf(deadline);
  const onNonWorkingDay = options.onNonWorkingDay ?? lawInForce(backwardCounting, eventOn).value;
  return countBackward(eventOn, days, onNonWorkingDay === 'earlier' ? nonWorkingReason : () => undefined);
}

/** The instant at which a counted term ends: a repeated hour is its second occurrence, which no bidder loses by. */
export function endOfCount(count: DayCount, options: PeriodOptions): Instant {
  return atRome(count.lastOn, options.endsAt ?? '24:00', 'later');
}
