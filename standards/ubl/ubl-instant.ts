import type { Instant } from '../../domain/types.js';

/** xsd:date and xsd:time of an instant, both in UTC and as precise as it is. Throws RangeError for what is no instant. */
export function splitInstant(instant: Instant): { readonly date: string; readonly time: string } {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2}\.\d{3,6}Z)$/.exec(instant) ?? [];
  if (date === undefined || time === undefined) throw new RangeError(`not an instant: ${instant}`);
  return { date, time };
}

/**
 * The instant of a date and a time with its zone, in UTC, to the microsecond; undefined for anything else. Without a
 * zone the same two texts are two instants, for who writes and for who reads.
 */
export function readInstant(date: string, time: string): Instant | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(date)?.[1];
  const parsed = /^(\d{2}:\d{2}:\d{2})(?:\.(\d{1,6})0*)?(Z|[+-]\d{2}:\d{2})$/.exec(time);
  if (day === undefined || parsed === null) return undefined;
  const [, seconds, fraction = '', zone] = parsed;
  const ms = Date.parse(`${day}T${seconds}${zone}`);
  if (Number.isNaN(ms) || !isDay(day)) return undefined;
  return `${new Date(ms).toISOString().slice(0, 19)}.${fraction.padEnd(3, '0')}Z`;
}

/** `Date.parse` takes 31 February for 3 March. */
function isDay(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
