import type { BidId, LegalDate, LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { ChallengedAct, InterimDecision, JudgmentOutcome } from './state.js';

/** One challenge concerns one lot, as a cumulative appeal is the exception (art. 120 c. 11-bis c.p.a.). */
export interface ChallengesCommands {
  recordAppeal: ByAct & {
    lot: LotId;
    against: ChallengedAct;
    /** The appellant's bid; null for who has none in the lot. */
    bid: BidId | null;
    notifiedOn: LegalDate;
    /** Null while the appeal is not yet filed with the court. */
    filedOn: LegalDate | null;
  };
  recordInterimRequest: ByAct & { lot: LotId; challenge: string; notifiedOn: LegalDate };
  recordInterimDecision: ByAct & { lot: LotId; challenge: string; outcome: InterimDecision };
  recordJudgment: ByAct & {
    lot: LotId;
    challenge: string;
    outcome: JudgmentOutcome;
    /** The bid that is readmitted, whose admission is annulled, or that keeps its secrets. */
    bid: BidId | null;
  };
}

export type ChallengesGuard =
  | 'appellantBids'
  | 'notInFuture'
  | 'challengePending'
  | 'interimInOrder'
  | 'judgedBidInScope'
  | 'signatureFree';
