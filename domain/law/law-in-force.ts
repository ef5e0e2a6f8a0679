import { Temporal } from 'temporal-polyfill';
import { DomainError } from '../errors.js';
import type { LegalDate } from '../types.js';
import type { LawParameter } from './law-parameter.js';

export interface LawInForce<T> {
  readonly parameter: string;
  readonly value: T;
  readonly article: string;
  readonly validFrom: LegalDate;
  readonly verified: boolean;
}

/**
 * The value of `parameter` that applies on the legal date `on`: the last row that has started by that day.
 * Throws `lawNotInForce` when no row has started yet, `invalidInput` when `on` is not a date.
 */
export function lawInForce<T>(parameter: LawParameter<T>, on: LegalDate): LawInForce<T> {
  const day = toLegalDay(on);
  const row = parameter.rows.findLast(
    ({ validFrom }) => Temporal.PlainDate.compare(Temporal.PlainDate.from(validFrom), day) <= 0,
  );
  if (row === undefined) {
    throw new DomainError('lawNotInForce', { parameter: parameter.id, on }, parameter.article);
  }
  return {
    parameter: parameter.id,
    value: row.value,
    article: parameter.article,
    validFrom: row.validFrom,
    verified: row.verified,
  };
}

function toLegalDay(on: LegalDate): Temporal.PlainDate {
  try {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) throw new RangeError(on);
    return Temporal.PlainDate.from(on);
  } catch {
    throw new DomainError('invalidInput', { field: 'on', value: on });
  }
}
