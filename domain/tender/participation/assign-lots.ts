import type { BidId, LotId } from '../../types.js';
import { preferenceOf, type LotLimitRule } from './lot-limits.js';

export interface RankedLots {
  /** Lots still to be proposed, each with its bids in order of rank. */
  readonly rankings: Readonly<Record<LotId, readonly BidId[]>>;
  /** Lots that were proposed or awarded already: they count, and nobody takes them back. */
  readonly taken: Readonly<Record<LotId, BidId>>;
  readonly maxWon: number;
  readonly rule: LotLimitRule;
  readonly byValue: readonly LotId[];
  readonly preferences: Readonly<Record<BidId, readonly LotId[]>>;
  /** Bids that have a company in common: together they win no more lots than one. */
  readonly sharedBids: readonly (readonly BidId[])[];
}

/** Why a bid that ranks better does not get the lot: the lots that it, or who shares a company with it, gets instead. */
export interface PassedOver {
  readonly bid: BidId;
  readonly gets: readonly LotId[];
}

export interface AssignedLot {
  /** Null where every bid of the ranking has reached the limit elsewhere. */
  readonly winner: BidId | null;
  /** In order of rank. */
  readonly passedOver: readonly PassedOver[];
}

interface Claim {
  readonly lot: LotId;
  readonly bid: BidId;
}

/**
 * Gives each ranked lot to one bid, so that nobody gets more lots than the limit (art. 58 c. 4). The first of every
 * ranking claims its lot; who claims too many keeps those that the rule says, and gives the least of them to the next
 * in its ranking, until nobody claims too many. So nobody is passed over in a lot that the rule would have it keep
 * rather than one that it gets, and the result does not depend on the order in which lots and bids are named.
 */
export function assignLots(ranked: RankedLots): Record<LotId, AssignedLot> {
  const left = new Map<LotId, BidId[]>(lotsOf(ranked).map((lot) => [lot, [...(ranked.rankings[lot] ?? [])]]));
  const limited = limitedGroups(ranked);
  for (;;) {
    const claims = claimsIn(left);
    const given = findGivenUp(claims, limited, ranked);
    if (!given) return explain(ranked, claims, limited);
    left.get(given.lot)?.shift();
  }
}

/** How many more lots the bid may get, beside those that it and who shares a company with it have. */
export function roomOf(ranked: Pick<RankedLots, 'taken' | 'maxWon' | 'sharedBids'>, bid: BidId): number {
  const counts = [[bid], ...ranked.sharedBids.filter((bids) => bids.includes(bid))].map((bids) =>
    countTaken(ranked, bids),
  );
  return Math.max(0, ranked.maxWon - Math.max(...counts));
}

function lotsOf({ rankings }: RankedLots): LotId[] {
  return Object.keys(rankings).sort() as LotId[];
}

/** Whom the limit is about: each bid by itself, and each set of bids that have a company in common. */
function limitedGroups({ rankings, sharedBids }: RankedLots): (readonly BidId[])[] {
  const single = [...new Set(Object.values(rankings).flat())].map((bid) => [bid]);
  return [...single, ...sharedBids].sort((one, other) => (one.join() < other.join() ? -1 : 1));
}

function claimsIn(left: ReadonlyMap<LotId, readonly BidId[]>): Claim[] {
  return [...left].flatMap(([lot, [bid]]) => (bid ? [{ lot, bid }] : []));
}

/** The claim that the first group above its limit gives up. */
function findGivenUp(
  claims: readonly Claim[],
  groups: readonly (readonly BidId[])[],
  ranked: RankedLots,
): Claim | undefined {
  for (const bids of groups) {
    const own = claims.filter(({ bid }) => bids.includes(bid));
    if (own.length > 0 && own.length + countTaken(ranked, bids) > ranked.maxWon)
      return [...own].sort((one, other) => compareClaims(ranked, one, other)).at(-1);
  }
  return undefined;
}

function countTaken({ taken }: Pick<RankedLots, 'taken'>, bids: readonly BidId[]): number {
  return Object.values(taken).filter((bid) => bids.includes(bid)).length;
}

/** Negative where the rule would have the first kept rather than the other. */
function compareClaims(ranked: RankedLots, one: Claim, other: Claim): number {
  const { byValue } = ranked;
  return (
    weightOf(ranked, one) - weightOf(ranked, other) || byValue.indexOf(one.lot) - byValue.indexOf(other.lot)
  );
}

function weightOf({ rule, rankings, preferences, byValue }: RankedLots, { lot, bid }: Claim): number {
  if (rule === 'bestRank') return rankings[lot]?.indexOf(bid) ?? 0;
  return rule === 'lotValue' ? 0 : preferenceOf(byValue, preferences[bid]).indexOf(lot);
}

function explain(
  ranked: RankedLots,
  claims: readonly Claim[],
  groups: readonly (readonly BidId[])[],
): Record<LotId, AssignedLot> {
  const taken = (Object.entries(ranked.taken) as [LotId, BidId][]).map(([lot, bid]) => ({ lot, bid }));
  const held = [...taken, ...claims];
  const getsOf = (bid: BidId): LotId[] => {
    const sharing = groups.filter((bids) => bids.includes(bid)).flat();
    return held
      .filter((claim) => sharing.includes(claim.bid))
      .map(({ lot }) => lot)
      .sort();
  };
  const assigned = lotsOf(ranked).map((lot) => {
    const winner = claims.find((claim) => claim.lot === lot)?.bid ?? null;
    const ranking = ranked.rankings[lot] ?? [];
    const before = winner ? ranking.slice(0, ranking.indexOf(winner)) : ranking;
    return [lot, { winner, passedOver: before.map((bid) => ({ bid, gets: getsOf(bid) })) }];
  });
  return Object.fromEntries(assigned) as Record<LotId, AssignedLot>;
}
