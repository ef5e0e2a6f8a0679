import type { BidId, LegalDate, LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { LotPhase } from '../tender.js';
import type { ChallengedAct, InterimDecision } from './state.js';

interface Judged extends ByAct {
  readonly lot: LotId;
  readonly challenge: string;
}

/** `left` is the phase from which the judgment takes the lot back. */
interface TakenBack extends Judged {
  readonly left: LotPhase;
}

export interface ChallengesEvents {
  appealRecorded: ByAct & {
    lot: LotId;
    challenge: string;
    against: ChallengedAct;
    bid: BidId | null;
    notifiedOn: LegalDate;
    filedOn: LegalDate | null;
  };
  interimRequested: ByAct & { lot: LotId; challenge: string; notifiedOn: LegalDate };
  interimDecided: ByAct & { lot: LotId; challenge: string; outcome: InterimDecision };
  challengeDismissed: Judged;
  awardAnnulled: TakenBack;
  rankingAnnulled: TakenBack;
  evaluationAnnulled: TakenBack;
  admissionAnnulled: TakenBack & { bid: BidId };
  bidReadmitted: TakenBack & { bid: BidId };
  /** As `bidReadmitted`, while the admissions are still open: the RUP decides again. */
  exclusionAnnulled: Judged & { bid: BidId };
  redactionsUpheld: Judged & { bid: BidId };
  /** The lot ends with its notice; what was done stays in the record. */
  noticeAnnulled: TakenBack;
}
