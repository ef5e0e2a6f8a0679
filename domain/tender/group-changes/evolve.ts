import type { Reducers } from '../reducers.js';
import type { Tender } from '../tender.js';
import type { GroupChangesEvents } from './events.js';
import type { GroupChangeId, GroupChangeOutcome } from './state.js';

export const groupChangesReducers: Reducers<GroupChangesEvents> = {
  groupChangeAccepted: (tender, { change, sharedBids }) => ({
    ...decided(tender, change, 'accepted'),
    sharedBids,
  }),
  groupChangeRefused: (tender, { change }) => decided(tender, change, 'refused'),
};

function decided(tender: Tender, change: GroupChangeId, outcome: GroupChangeOutcome): Tender {
  return { ...tender, groupChanges: { ...tender.groupChanges, [change]: outcome } };
}
