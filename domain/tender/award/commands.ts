import type { FvoeDocumentCode } from '../../fvoe/documents.js';
import type { Reductions } from '../../guarantees/reductions.js';
import type { LotId, Sha256Hex } from '../../types.js';
import type { ByAct } from '../act.js';

export interface AwardCommands {
  proposeAward: ByAct & { lot: LotId };
  /** Asks the virtual file about every company of the bid: for `documents`, or else for all that the law asks for. */
  requestRequirementsCheck: ByAct & { lot: LotId; documents?: readonly FvoeDocumentCode[] };
  /** An answer of the virtual file, by its id and salted digest. */
  recordCheckAnswer: { lot: LotId; check: string; entry: string; digest: Sha256Hex };
  /** `positive` unless said, as in acts from before a check could end otherwise; `ground` names why it is negative. */
  verifyRequirements: ByAct & { lot: LotId; outcome?: CheckOutcome; ground?: string };
  awardLot: ByAct & { lot: LotId };
  confirmAwardCommunicated: { lot: LotId };
  /** The definitive guarantee that the winner has given, and what it may be reduced for (arts 106 c. 8, 117). */
  registerGuarantee: ByAct & { lot: LotId; amountCents: number } & Reductions;
  signContract: ByAct & { lot: LotId };
}

/** `onSelfDeclaration`: the virtual file did not work, and the award may not wait for it longer (art. 99 c. 3-bis). */
export const checkOutcomes = ['positive', 'negative', 'onSelfDeclaration'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

export type AwardGuard =
  | 'bestBidNotFlagged'
  | 'lotsAssignable'
  | 'checkOpen'
  | 'checkAsked'
  | 'checkDue'
  | 'guaranteeAsked'
  | 'guaranteeGiven';

export const awardDeadlineKinds = ['checksTermEnd', 'standstillEnd'] as const;
export type AwardDeadline = (typeof awardDeadlineKinds)[number];
