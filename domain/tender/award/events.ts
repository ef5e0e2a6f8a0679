import type { BidId, Instant, LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { Due } from '../deadline.js';

export interface AwardEvents {
  awardProposed: ByAct & { lot: LotId; bid: BidId };
  requirementsVerified: ByAct & { lot: LotId; bid: BidId };
  lotAwarded: ByAct & { lot: LotId; bid: BidId; amountCents: number };
  awardCommunicated: {
    lot: LotId;
    lastSentAt: Instant;
    standstillEndsAt: Instant;
    /** Where redactions were refused: the end of the term to challenge the refusal. */
    redactionsReleaseAt?: Instant;
  };
  standstillEnded: Due & { lot: LotId };
  contractSigned: ByAct & { lot: LotId };
}
