import type { BidId } from '../../types.js';
import type { BidderTerm } from '../bidder-term.js';

export interface InterpelloLot {
  /** The call that is out. */
  readonly call: (BidderTerm & { readonly id: string }) | null;
  /** Whose contract ended, and who was asked since. */
  readonly called: readonly BidId[];
  /** Whose offer the contract is at, where that is not the contractor's own. */
  readonly conditionsOf: BidId | null;
}

export const initialInterpelloLot: InterpelloLot = { call: null, called: [], conditionsOf: null };
