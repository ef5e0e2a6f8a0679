import type { BidId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { GroupChangeId, GroupChangeOutcome } from './state.js';

export interface GroupChangesCommands {
  decideGroupChange: ByAct & { bid: BidId; change: GroupChangeId; outcome: GroupChangeOutcome };
}

export type GroupChangesGuard = 'groupChangePending' | 'companyInOneBidAfter' | 'groupChangesDecided';
