import type { GivenGuarantee, ProvisionalFinding } from '../../guarantees/provisional-guarantee.js';
import type { Reductions } from '../../guarantees/reductions.js';
import type { BidId, Instant, LotId } from '../../types.js';
import type { ByAct } from '../act.js';

export interface GuaranteesEvents {
  /** `dueCents`: after the reductions. The last one of a bid and lot counts. */
  provisionalGuaranteeRegistered: ByAct & {
    bid: BidId;
    lot: LotId;
    dueCents: number;
    findings: ProvisionalFinding[];
  } & GivenGuarantee &
    Reductions;
  /** At the end of the term, those of who has not won; with the contract, whatever is still held (art. 106 cc. 6, 10). */
  guaranteesReleased: { lot: LotId; bids: BidId[]; dueAt?: Instant };
}
