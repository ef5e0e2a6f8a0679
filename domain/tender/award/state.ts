import type { BidId, Instant } from '../../types.js';

export interface AwardLot {
  readonly proposed: BidId | null;
  readonly awardedAt: Instant | null;
  readonly standstillEndsAt: Instant | null;
}

export const initialAwardLot: AwardLot = { proposed: null, awardedAt: null, standstillEndsAt: null };
