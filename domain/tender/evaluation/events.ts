import type { BidId, Instant, LotId, PersonId, Sha256Hex } from '../../types.js';
import type { ByAct } from '../act.js';
import type { Due } from '../deadline.js';

export interface EvaluationEvents {
  commissionAppointed: ByAct & { members: PersonId[]; chair: PersonId };
  scoresFrozen: ByAct & { lot: LotId; evaluation: Sha256Hex; belowThreshold: BidId[] };
  /** `averagedOver`: the bids that means were taken over; absent in events of before an award froze them. */
  rankingFormed: ByAct & {
    lot: LotId;
    evaluation: Sha256Hex;
    order: BidId[];
    flagged: BidId[];
    averagedOver?: BidId[];
  };
  drawCommitted: ByAct & { lot: LotId; commitment: Sha256Hex };
  /** `drawSeed` is SHA-256 of seed, line feed and nonce; the engine draws the nonce after the seed was committed. */
  tieDrawn: ByAct & { lot: LotId; seed: string; nonce: string; drawSeed: Sha256Hex };
  explanationsRequested: ByAct & { lot: LotId; request: string; bid: BidId; dueAt: Instant };
  explanationsEnded: Due & { lot: LotId; request: string; answered: boolean };
  explanationsAccepted: ByAct & { lot: LotId; bid: BidId };
  bidFoundAbnormal: ByAct & { lot: LotId; bid: BidId };
}
