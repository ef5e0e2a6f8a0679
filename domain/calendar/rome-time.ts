import { Temporal } from 'temporal-polyfill';
import { DomainError } from '../errors.js';
import type { Instant, LegalDate } from '../types.js';

const rome = 'Europe/Rome';
const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;
const dateForm = /^\d{4}-\d{2}-\d{2}$/;
const timeForm = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** What to do with a wall-clock time that the change of October repeats. */
export type RepeatedTime = 'refuse' | 'earlier' | 'later';

/** The legal date in Rome of an ISO UTC instant, read to the microsecond. Throws `invalidInput`. */
export function romeDateOf(instant: Instant): LegalDate {
  return toRome(instant).toPlainDate().toString();
}

/**
 * The legal date in Rome that a term ending at `instant` ends on: an end at 00:00 is the 24:00 of the day before.
 * Throws `invalidInput`.
 */
export function lastDayOf(instant: Instant): LegalDate {
  return toRome(instant).subtract({ nanoseconds: 1 }).toPlainDate().toString();
}

/**
 * The UTC instant of a wall-clock time in Rome. `HH:MM`, or `24:00` for the end of the day (00:00 of the next).
 * A time that the change of March skips is refused; one that the change of October repeats is refused too, unless
 * `repeated` says which of the two is meant: whoever writes a legal deadline must not have it guessed.
 * Throws `localTimeInvalid` for these two, `invalidInput` for a wrong form.
 */
export function atRome(date: LegalDate, time: string, repeated: RepeatedTime = 'refuse'): Instant {
  const local = localDateTime(date, time);
  const earlier = local.toZonedDateTime(rome, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(rome, { disambiguation: 'later' });
  if (earlier.equals(later)) return formatInstant(earlier);
  if (!earlier.toPlainDateTime().equals(local)) {
    throw new DomainError('localTimeInvalid', { date, time, problem: 'skipped' });
  }
  if (repeated === 'refuse') throw new DomainError('localTimeInvalid', { date, time, problem: 'repeated' });
  return formatInstant(repeated === 'earlier' ? earlier : later);
}

/**
 * The instant on the day `date` at the Roman wall-clock time of `instant`, never after that time: where the clocks
 * change, the earlier instant. An `instant` at 00:00 counts as the 24:00 of its last day. Throws `invalidInput`.
 */
export function sameRomeTimeOn(date: LegalDate, instant: Instant): Instant {
  const time = toRome(instant).toPlainTime();
  const day = toPlainDate(date);
  const endsAtMidnight = time.equals(new Temporal.PlainTime());
  const local = (endsAtMidnight ? day.add({ days: 1 }) : day).toPlainDateTime(time);
  return formatInstant(local.toZonedDateTime(rome, { disambiguation: 'earlier' }));
}

/** A legal date as a calendar day. Throws `invalidInput`. */
export function toPlainDate(date: LegalDate): Temporal.PlainDate {
  if (!dateForm.test(date)) throw new DomainError('invalidInput', { field: 'date', value: date });
  try {
    return Temporal.PlainDate.from(date);
  } catch {
    throw new DomainError('invalidInput', { field: 'date', value: date });
  }
}

function toRome(instant: Instant): Temporal.ZonedDateTime {
  if (!instantForm.test(instant)) throw new DomainError('invalidInput', { field: 'instant', value: instant });
  try {
    return Temporal.Instant.from(instant).toZonedDateTimeISO(rome);
  } catch {
    throw new DomainError('invalidInput', { field: 'instant', value: instant });
  }
}

function localDateTime(date: LegalDate, time: string): Temporal.PlainDateTime {
  if (!timeForm.test(time)) throw new DomainError('invalidInput', { field: 'time', value: time });
  const day = toPlainDate(date);
  return time === '24:00'
    ? day.add({ days: 1 }).toPlainDateTime()
    : day.toPlainDateTime(Temporal.PlainTime.from(time));
}

/** Milliseconds, or microseconds where the instant has them: the precision of PostgreSQL is kept. */
function formatInstant(moment: Temporal.ZonedDateTime): Instant {
  return moment.toInstant().toString({ fractionalSecondDigits: moment.microsecond === 0 ? 3 : 6 });
}
