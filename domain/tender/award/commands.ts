import type { LotId } from '../../types.js';
import type { ByAct } from '../act.js';

export interface AwardCommands {
  proposeAward: ByAct & { lot: LotId };
  /** `positive` unless said, as in acts from before a check could end otherwise; `ground` names why it is negative. */
  verifyRequirements: ByAct & { lot: LotId; outcome?: CheckOutcome; ground?: string };
  awardLot: ByAct & { lot: LotId };
  confirmAwardCommunicated: { lot: LotId };
  signContract: ByAct & { lot: LotId };
}

/** `onSelfDeclaration`: the virtual file did not work, and the award may not wait for it longer (art. 99 c. 3-bis). */
export const checkOutcomes = ['positive', 'negative', 'onSelfDeclaration'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

export type AwardGuard = 'bestBidNotFlagged' | 'checkDue';

export const awardDeadlineKinds = ['checksTermEnd', 'standstillEnd'] as const;
export type AwardDeadline = (typeof awardDeadlineKinds)[number];
