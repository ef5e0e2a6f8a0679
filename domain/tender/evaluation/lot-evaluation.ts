import { DomainError } from '../../errors.js';
import type { LotEvaluation, LotEvaluationInput } from '../../scoring/evaluate-lot.js';
import type { BidCoefficients } from '../../scoring/technical-scores.js';
import type { BidId, LotId } from '../../types.js';
import { type DecisionContext, factOf } from '../decision.js';
import type { DraftLot } from '../draft.js';
import { bidsIn, type Tender } from '../tender.js';

export function lotRules(lot: LotId, context: DecisionContext): DraftLot {
  const rules = factOf(context, 'draft').lots.find(({ id }) => id === lot);
  if (!rules) throw new DomainError('notFound', { lot });
  return rules;
}

/** The bids that nothing but a draw can put in order, where the first place is among them. */
export function tieAtTheTop({ ranking, ties }: LotEvaluation): readonly string[] | undefined {
  return ties.find((group) => group.includes(ranking[0]?.bid ?? ''));
}

export function evaluationInput(lot: LotId, tender: Tender, context: DecisionContext): LotEvaluationInput {
  const { criteria, technicalThreshold, economic, baseCents } = lotRules(lot, context);
  const { draw, frozenAverages } = tender.lots[lot] ?? {};
  const drawn = draw?.seed;
  const { abnormalElement, economicScoresAfterExclusion } = factOf(context, 'draft');
  const coefficients = factOf(context, 'coefficients');
  const offers = factOf(context, 'offers').flatMap(({ bid, offer }) =>
    offer ? [{ bid, discountPercent: offer.discountPercent, priceCents: offer.priceCents }] : [],
  );
  const excluded = bidsIn(tender, lot, 'excluded').filter((bid) => offers.some((offer) => offer.bid === bid));
  const scored = [...bidsIn(tender, lot, 'admitted'), ...bidsIn(tender, lot, 'belowThreshold'), ...excluded]
    .filter((bid) => coefficients[bid])
    .sort();
  return {
    criteria: criteria.map(({ id, max }) => ({ id, max })),
    coefficients: coefficientsOf(scored, context),
    technicalThreshold,
    economic,
    baseCents,
    offers,
    abnormalElement,
    excluded,
    economicScoresAfterExclusion,
    ...(frozenAverages && { averagedOver: frozenAverages }),
    ...(drawn && { drawSeedHex: drawn }),
  };
}

/** Coefficients in the order of the commissioners' ids, the same for every criterion. */
export function coefficientsOf(
  bids: readonly BidId[],
  context: DecisionContext,
): Record<string, BidCoefficients> {
  const confirmed = factOf(context, 'coefficients');
  return Object.fromEntries(
    bids.map((bid) => [
      bid,
      Object.fromEntries(
        Object.entries(confirmed[bid] ?? {}).map(([criterion, given]) => [
          criterion,
          Object.entries(given)
            .sort(([a], [b]) => a.localeCompare(b))
            .map(([, coefficient]) => coefficient),
        ]),
      ),
    ]),
  );
}
