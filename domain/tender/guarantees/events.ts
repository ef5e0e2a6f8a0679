import type { GivenGuarantee, ProvisionalFinding } from '../../guarantees/provisional-guarantee.js';
import type { Reductions } from '../../guarantees/reductions.js';
import type { BidId, Instant, LotId } from '../../types.js';
import type { ActReference, ByAct } from '../act.js';

/**
 * The end of the term, for those of who has not won; the contract, or the end of the lot without one, for whatever is still
 * held; an act before (art. 106 cc. 6, 10).
 */
export const releaseCauses = ['term', 'contract', 'end', 'act'] as const;
export type ReleaseCause = (typeof releaseCauses)[number];

export interface GuaranteesEvents {
  /** `dueCents`: after the reductions. The last one of a bid and lot counts. */
  provisionalGuaranteeRegistered: ByAct & {
    bid: BidId;
    lot: LotId;
    dueCents: number;
    findings: ProvisionalFinding[];
  } & GivenGuarantee &
    Reductions;
  guaranteesReleased: { lot: LotId; bids: BidId[]; cause: ReleaseCause; act?: ActReference; dueAt?: Instant };
  guaranteeEnforced: ByAct & { lot: LotId; bid: BidId };
}
