import type { LegalDate, LocalisedText } from '../types.js';
import { toPlainDate } from './rome-time.js';

// Own tables: the words of Intl change with the version of ICU, those of a stored explanation may not.
const weekdays: LocalisedText[] = [
  { it: 'lunedì', en: 'Monday' },
  { it: 'martedì', en: 'Tuesday' },
  { it: 'mercoledì', en: 'Wednesday' },
  { it: 'giovedì', en: 'Thursday' },
  { it: 'venerdì', en: 'Friday' },
  { it: 'sabato', en: 'Saturday' },
  { it: 'domenica', en: 'Sunday' },
];
const months: LocalisedText[] = [
  { it: 'gennaio', en: 'January' },
  { it: 'febbraio', en: 'February' },
  { it: 'marzo', en: 'March' },
  { it: 'aprile', en: 'April' },
  { it: 'maggio', en: 'May' },
  { it: 'giugno', en: 'June' },
  { it: 'luglio', en: 'July' },
  { it: 'agosto', en: 'August' },
  { it: 'settembre', en: 'September' },
  { it: 'ottobre', en: 'October' },
  { it: 'novembre', en: 'November' },
  { it: 'dicembre', en: 'December' },
];

/** A legal date in words, with its weekday: `giovedì 24 dicembre 2026`, `Thursday 24 December 2026`. Throws `invalidInput`. */
export function legalDateText(date: LegalDate): LocalisedText {
  const day = toPlainDate(date);
  const words = (language: 'it' | 'en') =>
    `${weekdays[day.dayOfWeek - 1]?.[language]} ${day.day} ${months[day.month - 1]?.[language]} ${day.year}`;
  return { it: words('it'), en: words('en') };
}
