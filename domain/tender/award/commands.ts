import type { Reductions } from '../../guarantees/reductions.js';
import type { LotId } from '../../types.js';
import type { ByAct } from '../act.js';

export interface AwardCommands {
  proposeAward: ByAct & { lot: LotId };
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
  'bestBidNotFlagged' | 'lotsAssignable' | 'checkDue' | 'guaranteeAsked' | 'guaranteeGiven';

export const awardDeadlineKinds = ['checksTermEnd', 'standstillEnd'] as const;
export type AwardDeadline = (typeof awardDeadlineKinds)[number];
