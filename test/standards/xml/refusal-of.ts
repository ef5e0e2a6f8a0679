import { DomainError } from '../../../domain/errors.js';

/** The code that a reading or writing is refused with, `accepted` for none; anything else is thrown on. */
export function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'accepted';
}
