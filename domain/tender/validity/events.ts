import type { BidId, Instant, LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { Due } from '../deadline.js';

export interface ValidityEvents {
  /** One for each bidder that is asked: `to` is the new end, `dueAt` that of the term to answer. */
  extensionRequested: ByAct & { bid: BidId; to: Instant; dueAt: Instant };
  validityConfirmed: { bid: BidId; until: Instant };
  validityDeclined: { bid: BidId };
  /** The bidder has not answered: it is bound no longer than before. */
  extensionUnanswered: Due & { bid: BidId };
  /** Some bids that are still in bind no longer. */
  bidValidityEnded: Due;
  bidReleased: ByAct & { lot: LotId; bid: BidId };
  /** As `bidReleased`, of the bid that was proposed or had to explain itself: who follows in the ranking is next. */
  leadingBidReleased: ByAct & { lot: LotId; bid: BidId };
}
