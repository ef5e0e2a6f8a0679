import type { BidId, LotId } from '../../types.js';
import type { BidderTerm } from '../bidder-term.js';

export interface AdmissionState {
  /** Terms of the soccorso istruttorio by request (art. 101). */
  readonly integrations: Readonly<Record<string, BidderTerm>>;
  /** In an inverted order, lots in which a bid that was evaluated was then found to meet the requirements. */
  readonly examined: Readonly<Record<BidId, readonly LotId[]>>;
}

export const initialAdmission: AdmissionState = { integrations: {}, examined: {} };
