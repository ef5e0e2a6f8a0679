import type { BidId, Instant } from '../types.js';

/** A term given to one bidder by a person: soccorso istruttorio (art. 101) or explanations (art. 110). */
export interface BidderTerm {
  readonly bid: BidId;
  readonly dueAt: Instant;
  /** When the term ended, answered or not; null while it runs. */
  readonly endedAt: Instant | null;
}
