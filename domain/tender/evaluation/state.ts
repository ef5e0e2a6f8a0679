import type { BidId, PersonId, Sha256Hex } from '../../types.js';
import type { BidderTerm } from '../bidder-term.js';

export interface EvaluationState {
  readonly commission: readonly PersonId[] | null;
}

export interface EvaluationLot {
  /** Bidders in order of rank, best first; null before the ranking. */
  readonly ranking: readonly BidId[] | null;
  /** The bids that means were taken over in the ranking; null before one. */
  readonly averagedOver: readonly BidId[] | null;
  /** As `averagedOver` when the lot was awarded: from then on nothing changes the means (art. 108 c. 12). */
  readonly frozenAverages: readonly BidId[] | null;
  /** The public draw that settles a tie: committed, then drawn. */
  readonly draw: { readonly commitment: Sha256Hex; readonly seed: Sha256Hex | null } | null;
  /** Bids that look abnormally low and are not yet judged. */
  readonly flagged: readonly BidId[];
  readonly justified: readonly BidId[];
  readonly explanations: (BidderTerm & { readonly id: string }) | null;
  /** Which scoring of the bids counts: a judgment may ask for another, and what it annuls is kept (art. 93). */
  readonly scoring: number;
}

export const initialEvaluation: EvaluationState = { commission: null };

export const initialEvaluationLot: EvaluationLot = {
  ranking: null,
  averagedOver: null,
  frozenAverages: null,
  draw: null,
  flagged: [],
  justified: [],
  explanations: null,
  scoring: 1,
};
