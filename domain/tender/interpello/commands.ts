import type { BidId, LotId } from '../../types.js';
import type { ByAct } from '../act.js';

/** After a contract ended early the next in the ranking are asked whether they take it over (art. 124). */
export interface InterpelloCommands {
  terminateContract: ByAct & { lot: LotId };
  callNext: ByAct & { lot: LotId; days: number; conditions: InterpelloConditions };
  concludeCall: ByAct & { lot: LotId; bid: BidId; outcome: 'accepted' | 'refused' };
}

/** At whose conditions: the original awardee's, or those that the bidder itself had offered, where the documents say so. */
export type InterpelloConditions = 'original' | 'own';

export type InterpelloGuard = 'callAnswered';

export const interpelloDeadlineKinds = ['callEnd'] as const;
export type InterpelloDeadline = (typeof interpelloDeadlineKinds)[number];
