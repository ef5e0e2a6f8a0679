import type { BidId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { GroupChangeId } from './state.js';

export interface GroupChangesCommands {
  decideGroupChange: ByAct & { bid: BidId; change: GroupChangeId; outcome: GroupChangeOutcome };
}

export const groupChangeOutcomes = ['accepted', 'refused'] as const;
export type GroupChangeOutcome = (typeof groupChangeOutcomes)[number];

export type GroupChangesGuard = 'groupChangePending' | 'companyInOneBidAfter' | 'groupChangesDecided';
