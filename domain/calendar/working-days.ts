import Holidays from 'date-holidays';
import type { Temporal } from 'temporal-polyfill';
import type { LegalDate, LocalisedText } from '../types.js';
import { toPlainDate } from './rome-time.js';

/** National public holidays only: a patron saint's day is kept by one municipality and does not move a term. */
const italy = new Holidays('IT', { types: ['public'] });

// Computing a year takes milliseconds and a timetable asks for hundreds of days.
const holidaysByYear = new Map<number, ReadonlyMap<LegalDate, LocalisedText>>();

/**
 * The name of the national public holiday on `date`, if it is one: the list of L. 260/1949 as amended, Easter Monday
 * included, 4 October only from 2026 (L. 151/2025). Throws `invalidInput`.
 */
export function findPublicHoliday(date: LegalDate): LocalisedText | undefined {
  return publicHoliday(toPlainDate(date));
}

/** Why `date` is not a working day (art. 2 Reg. 1182/71), or undefined when it is one. Throws `invalidInput`. */
export function findNonWorkingReason(date: LegalDate): LocalisedText | undefined {
  return nonWorkingReason(toPlainDate(date));
}

/** True for all days but Saturdays, Sundays and national public holidays (art. 2 c.2 Reg. 1182/71). Throws `invalidInput`. */
export function isWorkingDay(date: LegalDate): boolean {
  return findNonWorkingReason(date) === undefined;
}

/** As `findNonWorkingReason`, on a calendar day. */
export function nonWorkingReason(day: Temporal.PlainDate): LocalisedText | undefined {
  const holiday = publicHoliday(day);
  if (holiday !== undefined) return holiday;
  if (day.dayOfWeek === 7) return { it: 'domenica', en: 'Sunday' };
  if (day.dayOfWeek === 6) return { it: 'sabato', en: 'Saturday' };
  return undefined;
}

function publicHoliday(day: Temporal.PlainDate): LocalisedText | undefined {
  let holidays = holidaysByYear.get(day.year);
  if (holidays === undefined) {
    holidays = computeHolidays(day.year);
    holidaysByYear.set(day.year, holidays);
  }
  return holidays.get(day.toString());
}

function computeHolidays(year: number): ReadonlyMap<LegalDate, LocalisedText> {
  const english = new Map(italy.getHolidays(year, 'en').map(({ date, name }) => [date, name]));
  return new Map(
    italy
      .getHolidays(year, 'it')
      .map(({ date, name }) => [date.slice(0, 10), { it: name, en: english.get(date) ?? name }]),
  );
}
