import { Temporal } from 'temporal-polyfill';
import { toPlainDate } from '../calendar/rome-time.js';
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
  const day = toPlainDate(on);
  const row = parameter.rows.findLast(
    ({ validFrom }) => Temporal.PlainDate.compare(toPlainDate(validFrom), day) <= 0,
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
