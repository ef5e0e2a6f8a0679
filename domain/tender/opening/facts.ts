import type { BidId, DecimalString, LotId } from '../../types.js';
import type { RectificationId } from '../rectification/state.js';
import type { DeclaredAgreement } from '../terms/commands.js';
import type { OpeningCommands } from './commands.js';

/** What an economic envelope offers, as read at its opening (`bando-offer/1`). */
export interface Offer {
  readonly discountPercent: DecimalString;
  readonly priceCents: number;
  readonly labourCostCents: number;
  readonly safetyCostCents: number;
}

export interface Reading {
  readonly bid: BidId;
  /** The rectification that was read; absent or null for the bid's own envelope. */
  readonly rectification?: RectificationId | null;
  /** Stable code of what is wrong with the envelope, null when it was read. */
  readonly refused: string | null;
  readonly offer: Offer | null;
  /** Of an administrative envelope: the companies that take part in the bid, as `IT/12345678903`. */
  readonly companies?: readonly string[];
  /** Which lots it wants first, where the envelope says it. */
  readonly lotPreference?: readonly LotId[] | null;
  /** Which collective agreement it applies, where the envelope says it. */
  readonly agreements?: readonly DeclaredAgreement[];
}

export interface OpeningFacts {
  /** Readings of the envelopes of the command's kind and lot. */
  readonly readings: readonly Reading[];
  readonly offers: readonly Reading[];
}

export const openingNeeds = {
  decideInversion: ['draft'],
  unlockEnvelopes: ['declarations'],
  confirmReading: ['readings', 'draft'],
} as const satisfies Record<keyof OpeningCommands, readonly string[]>;
