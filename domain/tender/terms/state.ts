import type { BidId, LotId } from '../../types.js';
import type { EquivalenceOutcome } from './commands.js';

export interface AgreementOfBid {
  readonly code: string;
  /** Whether the bidder declares that the protection is equivalent (art. 11 c. 4). */
  readonly declared: boolean;
  /** Null while the authority has not assessed it. */
  readonly outcome: EquivalenceOutcome | null;
}

export interface TermsState {
  /** Of the bids whose answers were recorded: the obligations that they do not accept. */
  readonly commitmentsMissing: Readonly<Record<BidId, readonly string[]>>;
  /** Of the bids that apply another collective agreement than the documents name, by lot (art. 11 c. 3). */
  readonly otherAgreements: Readonly<Record<BidId, Readonly<Partial<Record<LotId, AgreementOfBid>>>>>;
}

export const initialTerms: TermsState = { commitmentsMissing: {}, otherAgreements: {} };
