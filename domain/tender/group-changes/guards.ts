import { DomainError } from '../../errors.js';
import type { BidId, LotId } from '../../types.js';
import type { Command } from '../commands.js';
import { type CommandOf, factOf } from '../decision.js';
import type { Guards } from '../guard.js';
import { assignedIn } from '../participation/winner.js';
import { rivalsOf } from '../participation/state.js';
import { lotIdsOf, type Tender } from '../tender.js';
import type { GroupChangesGuard } from './commands.js';
import { sharedBidsAfter } from './companies-after.js';
import { mayBidChange } from './standing.js';

const article = 'arts 68 c. 17, 97';

export const groupChangesGuards: Guards<GroupChangesGuard> = {
  groupChangePending: (command, tender, context) => {
    const { bid, change } = (command as CommandOf<'decideGroupChange'>).data;
    const filed = factOf(context, 'groupChanges').find(({ id }) => id === change);
    const isPending = filed?.bid === bid && tender.groupChanges[change] === undefined;
    if (isPending && mayBidChange(tender, bid)) return undefined;
    return new DomainError('groupChangeNotPending', { bid, change }, article);
  },

  companyInOneBidAfter: (command, tender, context) => {
    const { bid, change, outcome } = (command as CommandOf<'decideGroupChange'>).data;
    if (outcome === 'refused') return undefined;
    const after = { sharedBids: sharedBidsAfter(change, context), bids: tender.bids };
    const shared = lotIdsOf(tender).flatMap((lot) => {
      const known = rivalsOf(tender, bid, lot);
      return rivalsOf(after, bid, lot)
        .filter((other) => !known.includes(other))
        .map((other) => ({ lot, other }));
    })[0];
    return shared && new DomainError('companyInTwoBids', { bid, ...shared }, 'art. 68 c. 14');
  },

  /** Who performs is known before a bid is admitted, proposed for the award or signed with. */
  groupChangesDecided: (command, tender, context) => {
    const bid = bidOf(command, tender);
    const pending = factOf(context, 'groupChanges').find(
      (filed) => filed.bid === bid && tender.groupChanges[filed.id] === undefined,
    );
    return (
      pending && new DomainError('groupChangeUndecided', { bid: pending.bid, change: pending.id }, article)
    );
  },
};

function bidOf({ data }: Command, tender: Tender): BidId | undefined {
  const { bid, lot } = data as { bid?: BidId; lot?: LotId };
  if (bid !== undefined || lot === undefined) return bid;
  return tender.lots[lot]?.proposed ?? assignedIn(tender, lot).winner ?? undefined;
}
