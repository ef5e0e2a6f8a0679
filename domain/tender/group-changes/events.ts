import type { GroupChangeGround } from '../../participants/group-change.js';
import type { BidId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { GroupChangeId } from './state.js';

interface Decided extends ByAct {
  bid: BidId;
  change: GroupChangeId;
  ground: GroupChangeGround;
}

export interface GroupChangesEvents {
  /** `sharedBids`: the bids that have a company in common from now on, each set of them once. */
  groupChangeAccepted: Decided & { sharedBids: BidId[][] };
  groupChangeRefused: Decided;
}
