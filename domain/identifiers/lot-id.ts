import { DomainError } from '../errors.js';
import type { LotId } from '../types.js';

/** True for `LOT-0001`, the form that eForms and the ANAC forms share for one lot. */
export function isLotId(value: string): value is LotId {
  return /^LOT-\d{4}$/.test(value) && value !== 'LOT-0000';
}

/** The id of the lot with a number from 1 to 9999. Throws `invalidInput`. */
export function toLotId(number: number): LotId {
  const id = `LOT-${String(number).padStart(4, '0')}`;
  if (!isLotId(id)) throw new DomainError('invalidInput', { field: 'lot', value: number });
  return id;
}
