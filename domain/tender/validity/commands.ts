import type { BidId, Instant, LotId } from '../../types.js';
import type { ByAct } from '../act.js';

/** A bid binds its bidder for a term, which the authority may ask to defer (art. 17 c. 4). */
export interface ValidityCommands {
  /** Asks every bidder still in; `to` is the new end, `days` the term to answer. */
  requestExtension: ByAct & { to: Instant; days: number };
  /** For the bid and the guarantee that goes with it (art. 106), by a person of its supplier. */
  confirmValidity: { bid: BidId; outcome: ValidityAnswer };
  releaseBid: ByAct & { lot: LotId; bid: BidId };
}

export const validityAnswers = ['confirmed', 'declined'] as const;
export type ValidityAnswer = (typeof validityAnswers)[number];

export type ValidityGuard = 'extensionLater' | 'extensionAsked' | 'bidFree' | 'bidBinding';

export const validityDeadlineKinds = ['extensionAnswerEnd', 'bidValidityEnd'] as const;
export type ValidityDeadline = (typeof validityDeadlineKinds)[number];
