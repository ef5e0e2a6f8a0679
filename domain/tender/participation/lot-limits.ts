import type { LotId } from '../../types.js';

/**
 * Who gets which lot, of those in which a bidder comes first beyond the limit (art. 58 c. 4): those of the highest value,
 * those in which it ranks best, or those that it prefers. Ties, and lots without a preference, go by value.
 */
export const lotLimitRules = ['lotValue', 'bestRank', 'bidderPreference'] as const;
export type LotLimitRule = (typeof lotLimitRules)[number];

/** How many lots one bidder may bid for and win; null where there is no limit. */
export interface LotLimits {
  readonly maxBid: number | null;
  readonly maxWon: number | null;
  readonly rule: LotLimitRule;
}

/** As the tender's state keeps it: `byValue` orders every lot, the most valuable first. */
export interface PinnedLotLimits extends LotLimits {
  readonly byValue: readonly LotId[];
}

interface ValuedLot {
  readonly id: LotId;
  readonly baseCents: number;
  readonly safetyCents: number;
}

/** By descending value, safety costs included; of equal lots by their ids. */
export function orderByValue(lots: readonly ValuedLot[]): LotId[] {
  const valueOf = ({ baseCents, safetyCents }: ValuedLot): number => baseCents + safetyCents;
  return [...lots]
    .sort((one, other) => valueOf(other) - valueOf(one) || (one.id < other.id ? -1 : 1))
    .map(({ id }) => id);
}

/** The bidder's own order first, then the lots that it does not name, by value. */
export function preferenceOf(byValue: readonly LotId[], stated: readonly LotId[] = []): LotId[] {
  return [
    ...stated.filter((lot) => byValue.includes(lot)),
    ...byValue.filter((lot) => !stated.includes(lot)),
  ];
}

/** Of the lots bid for those that count: the most valuable, or the preferred where the rule is the preference. */
export function lotsThatCount(
  { maxBid, rule, byValue }: PinnedLotLimits,
  lots: readonly LotId[],
  stated: readonly LotId[] | undefined,
): LotId[] {
  const order = rule === 'bidderPreference' ? preferenceOf(byValue, stated) : byValue;
  return order.filter((lot) => lots.includes(lot)).slice(0, maxBid ?? lots.length);
}
