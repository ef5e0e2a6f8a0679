import type { BidId, LotId } from '../../types.js';
import type { PinnedLotLimits } from './lot-limits.js';
import type { BiddingState } from '../bidding/state.js';

export interface ParticipationState {
  /**
   * Bids that have a company in common, each list in the order of their ids. Which company, the readings say: names and
   * tax codes stay in PostgreSQL.
   */
  readonly sharedBids: readonly (readonly BidId[])[];
  /** How many lots one may bid for and win (art. 58 c. 4); null where the tender limits neither. */
  readonly lotLimits: PinnedLotLimits | null;
  /** Of the bids that say it in their administrative envelopes: which lots they want first. */
  readonly lotPreferences: Readonly<Record<BidId, readonly LotId[]>>;
}

export const initialParticipation: ParticipationState = {
  sharedBids: [],
  lotLimits: null,
  lotPreferences: {},
};

/** The bids that have a company in common with this one and still stand in the lot. */
export function rivalsOf(
  { sharedBids, bids }: Pick<ParticipationState, 'sharedBids'> & Pick<BiddingState, 'bids'>,
  bid: BidId,
  lot: LotId,
): BidId[] {
  const sharing = sharedBids.filter((shared) => shared.includes(bid)).flat();
  return [...new Set(sharing)].filter((other) => other !== bid && isStanding(bids[other]?.lots[lot])).sort();
}

export function isStanding(standing: string | undefined): boolean {
  return standing === 'submitted' || standing === 'admitted';
}
