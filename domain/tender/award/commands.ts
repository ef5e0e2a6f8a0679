import type { LotId } from '../../types.js';
import type { ByAct } from '../act.js';

export interface AwardCommands {
  proposeAward: ByAct & { lot: LotId };
  verifyRequirements: ByAct & { lot: LotId };
  awardLot: ByAct & { lot: LotId };
  confirmAwardCommunicated: { lot: LotId };
  signContract: ByAct & { lot: LotId };
}

export type AwardGuard = 'bestBidNotFlagged';

export const awardDeadlineKinds = ['standstillEnd'] as const;
export type AwardDeadline = (typeof awardDeadlineKinds)[number];
