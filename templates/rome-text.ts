import type { Instant, LocalisedText } from '../domain/types.js';

/** Made once: making a formatter costs a hundred times what it formats. */
const timeZone = 'Europe/Rome';
const italianDay = new Intl.DateTimeFormat('it-IT', { timeZone, dateStyle: 'full' });
const englishDay = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full' });
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const exactClock = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

/** An instant in words, by the clock of Rome: `giovedì 24 dicembre 2026, ore 12:00`. Midnight is the 24:00 of its last day. */
export function instantText(instant: Instant): LocalisedText {
  const endsDay = clockText(Date.parse(instant)) === '00:00';
  const time = endsDay ? '24:00' : clockText(Date.parse(instant));
  const day = dayText(endsDay ? Date.parse(instant) - 1 : Date.parse(instant));
  return { it: `${day.it}, ore ${time}`, en: `${day.en}, ${time} (Rome time)` };
}

/** The same with seconds and thousandths, for what is proven to the instant. */
export function exactInstantText(instant: Instant): LocalisedText {
  const time = exactClock.format(new Date(instant));
  const day = dayText(Date.parse(instant));
  return { it: `${day.it}, ore ${time.replace('.', ',')}`, en: `${day.en}, ${time} (Rome time)` };
}

/** The last day of a term that ends at an instant. */
export function lastDayText(instant: Instant): LocalisedText {
  return dayText(Date.parse(instant) - 1);
}

/** The same without its weekday: `24 dicembre 2026`. */
export function dateOfText(instant: Instant): LocalisedText {
  const { it, en } = dayOfText(instant);
  return { it: it.slice(it.indexOf(' ') + 1), en: en.slice(en.indexOf(' ') + 1) };
}

/** The day of an instant in Rome: `giovedì 24 dicembre 2026`. */
export function dayOfText(instant: Instant): LocalisedText {
  return dayText(Date.parse(instant));
}

function dayText(milliseconds: number): LocalisedText {
  return {
    it: italianDay.format(milliseconds).replace(/^(\S+) 1 /, '$1 1° '),
    en: englishDay.format(milliseconds).replace(',', ''),
  };
}

function clockText(milliseconds: number): string {
  return clock.format(milliseconds);
}

/** Integer cents as money: `98.100.000` cents are `981.000,00 euro` and `EUR 981,000.00`. */
export function moneyText(cents: number): LocalisedText {
  const { it, en } = figureText(cents);
  return { it: `${it} euro`, en: `EUR ${en}` };
}

/** The same with the sign that people write on paper: `981.000,00 €` and `€981,000.00`. */
export function euroText(cents: number): LocalisedText {
  const { it, en } = figureText(cents);
  return { it: `${it}\u00a0€`, en: en.startsWith('-') ? `-€${en.slice(1)}` : `€${en}` };
}

function figureText(cents: number): LocalisedText {
  const digits = String(Math.trunc(Math.abs(cents))).padStart(3, '0');
  const sign = cents < 0 ? '-' : '';
  const grouped = (separator: string): string =>
    sign + digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, separator);
  return { it: `${grouped('.')},${digits.slice(-2)}`, en: `${grouped(',')}.${digits.slice(-2)}` };
}
