import type { EnvelopeKind, Instant, LotId } from '../../types.js';

/** `administrative`, `technical/LOT-0001`, `economic/LOT-0001`: names one key of the tender. */
export type EnvelopeKey = string;

export function envelopeKeyOf(kind: EnvelopeKind, lot: LotId | null): EnvelopeKey {
  return lot === null ? kind : `${kind}/${lot}`;
}

export interface Opening {
  readonly openedAt: Instant;
  /** When every envelope was decrypted, checked and minuted; null while reading. */
  readonly readAt: Instant | null;
}

export interface OpeningState {
  readonly openings: Readonly<Record<EnvelopeKey, Opening>>;
}

export const initialOpening: OpeningState = { openings: {} };
