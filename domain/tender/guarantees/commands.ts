import type { GivenGuarantee } from '../../guarantees/provisional-guarantee.js';
import type { Reductions } from '../../guarantees/reductions.js';
import type { BidId, LotId } from '../../types.js';
import type { ByAct } from '../act.js';

export interface GuaranteesCommands {
  /** The provisional guarantee of a bid for a lot, as its document says it, and what the bidder has it reduced for (art. 106). */
  registerProvisionalGuarantee: ByAct & { bid: BidId; lot: LotId } & GivenGuarantee & Reductions;
  /** Released before its term; or enforced, where whoever was proposed does not sign by its own doing (art. 106 c. 6). */
  settleProvisionalGuarantee: ByAct & { lot: LotId; bid: BidId; outcome: GuaranteeSettlement };
}

export const guaranteeSettlements = ['released', 'enforced'] as const;
export type GuaranteeSettlement = (typeof guaranteeSettlements)[number];

/**
 * Why a bid is admitted in spite of a finding: what is due was given in a way that the register cannot hold, as a deposit
 * or one guarantee for several lots (art. 106 c. 2); the reasons are the act's.
 */
export const guaranteeExceptions = ['givenOtherwise'] as const;
export type GuaranteeException = (typeof guaranteeExceptions)[number];

export type GuaranteesGuard =
  'provisionalGuaranteeAsked' | 'provisionalGuaranteeInOrder' | 'provisionalGuaranteeHeld';

export const guaranteesDeadlineKinds = ['guaranteesRelease'] as const;
export type GuaranteesDeadline = (typeof guaranteesDeadlineKinds)[number];
