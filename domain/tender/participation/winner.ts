import type { BidId, LotId } from '../../types.js';
import { lotIdsOf, type LotPhase, type Tender } from '../tender.js';
import { assignLots, roomOf, type AssignedLot, type RankedLots } from './assign-lots.js';
import { lotsThatCount } from './lot-limits.js';
import { isStanding } from './state.js';

const proposing: readonly LotPhase[] = ['ranked', 'anomalyCheck'];
const proposed: readonly LotPhase[] = [
  'awardProposed',
  'requirementsVerified',
  'awarded',
  'standstill',
  'signable',
  'contractSigned',
];
const unranked: readonly LotPhase[] = [
  'pending',
  'awaitingTechnicalOpening',
  'technicalEvaluation',
  'awaitingEconomicOpening',
  'economicEvaluation',
];

/** Who gets the lot by its ranking and, where the tender limits the lots that one may win, by those of all lots. */
export function assignedIn(tender: Tender, lot: LotId): AssignedLot {
  const ranked = rankedLots(tender);
  const alone = { winner: tender.lots[lot]?.ranking?.[0] ?? null, passedOver: [] };
  return ranked ? (assignLots(ranked)[lot] ?? alone) : alone;
}

/** Lots whose ranking is still to come, and may change who gets this one; none where nobody's lots are limited. */
export function lotsAwaited(tender: Tender): LotId[] {
  if (!isWinningLimited(tender)) return [];
  return lotIdsOf(tender).filter((lot) => unranked.includes(tender.lots[lot]?.phase ?? 'pending'));
}

/** A lot whose ranking is first to be freed of a bid that looks abnormally low and would get it. */
export function lotInDoubt(tender: Tender): { readonly lot: LotId; readonly bid: BidId } | undefined {
  if (!isWinningLimited(tender)) return undefined;
  return lotIdsOf(tender)
    .filter((lot) => proposing.includes(tender.lots[lot]?.phase ?? 'pending'))
    .flatMap((lot) => {
      const bid = assignedIn(tender, lot).winner;
      return bid && tender.lots[lot]?.flagged.includes(bid) ? [{ lot, bid }] : [];
    })[0];
}

/** Whether another lot would take the bid beyond the limit. */
export function isAtLotLimit(tender: Tender, bid: BidId): boolean {
  const ranked = rankedLots(tender);
  return ranked !== null && roomOf(ranked, bid) === 0;
}

/**
 * The lots of a bid beyond those that it may bid for, counted with those of other bids that a company of it takes part
 * in: the limit is of the company (art. 58 c. 4).
 */
export function lotsOverLimit(tender: Tender, bid: BidId): LotId[] {
  const { lotLimits, sharedBids, lotPreferences } = tender;
  if (!lotLimits) return [];
  const own = lotsOf(tender, bid);
  const together = [[bid], ...sharedBids.filter((bids) => bids.includes(bid))];
  const counting = together.map((bids) => {
    const others = bids.filter((other) => other !== bid).flatMap((other) => standingLotsOf(tender, other));
    return lotsThatCount(lotLimits, [...own, ...others], lotPreferences[bid]);
  });
  return own.filter((lot) => counting.some((lots) => !lots.includes(lot)));
}

function lotsOf(tender: Tender, bid: BidId): LotId[] {
  return Object.keys(tender.bids[bid]?.lots ?? {}).sort() as LotId[];
}

function standingLotsOf(tender: Tender, bid: BidId): LotId[] {
  return lotsOf(tender, bid).filter((lot) => isStanding(tender.bids[bid]?.lots[lot]));
}

function isWinningLimited({ lotLimits }: Tender): boolean {
  return lotLimits !== null && lotLimits.maxWon !== null;
}

/** Null where nobody's lots are limited. */
function rankedLots(tender: Tender): RankedLots | null {
  const { lotLimits: limits, sharedBids, lotPreferences: preferences } = tender;
  if (!limits || limits.maxWon === null) return null;
  const lotsIn = (phases: readonly LotPhase[]): LotId[] =>
    lotIdsOf(tender).filter((lot) => phases.includes(tender.lots[lot]?.phase ?? 'pending'));
  return {
    rankings: Object.fromEntries(lotsIn(proposing).map((lot) => [lot, tender.lots[lot]?.ranking ?? []])),
    taken: Object.fromEntries(
      lotsIn(proposed).flatMap((lot) => {
        const bid = tender.lots[lot]?.proposed;
        return bid ? [[lot, bid]] : [];
      }),
    ),
    ...{ maxWon: limits.maxWon, rule: limits.rule, byValue: limits.byValue, preferences, sharedBids },
  };
}
