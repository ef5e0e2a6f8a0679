import type { LegalDate, LocalisedText } from '../types.js';

/**
 * The event whose date picks the row that governs a tender. Publication: a tender keeps the law under which it was
 * called (tempus regit actum, applied to the call); act: the law of the day of the single act; signature: of the contract.
 */
export type PinningEvent = 'publication' | 'act' | 'signature';

export type LawUnit = 'cents' | 'days' | 'hours' | 'months' | 'persons' | 'points' | 'years' | 'rule';

/** One value and the first day on which it applies. It applies until the next row starts. */
export interface LawRow<T> {
  readonly validFrom: LegalDate;
  readonly value: T;
  /** Where the value was read, or why it still has to be. */
  readonly source: string;
  /** False until somebody has compared the value with the published text. */
  readonly verified: boolean;
}

/** A number or a small rule that the law fixes and changes: never a constant in the code that uses it. */
export interface LawParameter<T> {
  /** Kebab-case, stable: events and documents quote it. */
  readonly id: string;
  readonly article: string;
  readonly description: LocalisedText;
  readonly unit: LawUnit;
  readonly pinnedBy: PinningEvent;
  /** In ascending order of `validFrom`. */
  readonly rows: readonly LawRow<T>[];
}

/** A span that a person must choose within, both ends included. */
export interface Span {
  readonly min: number;
  readonly max: number;
}

/** D.lgs. 36/2023 takes effect (art. 229 c.2). */
export const codeEffectiveOn: LegalDate = '2023-07-01';
/** D.lgs. 209/2024, the first corrective decree, enters into force. */
export const correctiveDecreeOn: LegalDate = '2024-12-31';

/** A row compared with a published text, named in `source`. */
export function checked<T>(validFrom: LegalDate, value: T, source: string): LawRow<T> {
  return { validFrom, value, source, verified: true };
}

/** A row from professional practice, still to be compared with the text: `source` says what to read. */
export function toBeVerified<T>(validFrom: LegalDate, value: T, source: string): LawRow<T> {
  return { validFrom, value, source, verified: false };
}
