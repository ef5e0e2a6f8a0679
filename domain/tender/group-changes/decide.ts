import { type Decide, type Decisions, factOf } from '../decision.js';
import { DomainError } from '../../errors.js';
import { eventOf } from '../events.js';
import type { GroupChangesCommands } from './commands.js';
import { sharedBidsAfter } from './companies-after.js';

/** The RUP judges whether those who stay meet the requirements, and whether the change only evades one (art. 68 c. 17). */
const decideGroupChange: Decide<'decideGroupChange'> = ({ act, bid, change, outcome }, _tender, context) => {
  const filed = factOf(context, 'groupChanges').find(({ id }) => id === change);
  if (!filed) throw new DomainError('groupChangeNotPending', { bid, change });
  const decided = { act, bid, change, ground: filed.ground };
  if (outcome === 'refused') return { events: [eventOf('groupChangeRefused', decided)] };
  const sharedBids = sharedBidsAfter(change, context);
  return { events: [eventOf('groupChangeAccepted', { ...decided, sharedBids })] };
};

export const groupChangesDecisions: Decisions<GroupChangesCommands> = { decideGroupChange };
