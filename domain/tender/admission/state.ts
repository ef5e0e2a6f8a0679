import type { BidderTerm } from '../bidder-term.js';

export interface AdmissionState {
  /** Terms of the soccorso istruttorio by request (art. 101). */
  readonly integrations: Readonly<Record<string, BidderTerm>>;
}

export const initialAdmission: AdmissionState = { integrations: {} };
