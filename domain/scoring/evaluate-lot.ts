import { DomainError } from '../errors.js';
import type { DecimalString } from '../types.js';
import { type AbnormalElement, abnormalBids } from './abnormal-bids.js';
import { type EconomicFormula, economicScores } from './economic-scores.js';
import { ExactDecimal, type Points, toPoints } from './exact-decimal.js';
import type { Offer } from './price-from-discount.js';
import { rank, type RankedBid } from './rank.js';
import {
  belowThreshold,
  type BidCoefficients,
  type Criterion,
  type TechnicalScore,
  technicalScores,
} from './technical-scores.js';

/** Everything that a lot's evaluation rests on, and nothing else: whoever has it recomputes the result. */
export interface LotEvaluationInput {
  readonly criteria: readonly Criterion[];
  /** Of every bid that the commission scored, also of those excluded later. */
  readonly coefficients: Readonly<Record<string, BidCoefficients>>;
  /** Least technical total, checked on the scores as they are; null or absent for none. */
  readonly technicalThreshold?: DecimalString | null;
  readonly economic: {
    readonly formula: EconomicFormula;
    readonly max: Points;
    readonly whenNobodyDiscounts?: 'zeros' | 'ones';
  };
  /** Base of the lot in cents, safety costs excluded. */
  readonly baseCents: number;
  /** One for every scored bid that reached the threshold. Of those below it none is used: it stays sealed. */
  readonly offers: readonly Offer[];
  readonly abnormalElement?: AbnormalElement | null;
  /** Bids excluded after the opening of the economic envelopes. */
  readonly excluded?: readonly string[];
  /**
   * Whether an exclusion changes the economic scores of the others; the documents say which. `computeAgain` unless
   * stated. After the award means stay as they were: `averagedOver`.
   */
  readonly economicScoresAfterExclusion?: 'computeAgain' | 'keep';
  /**
   * The bids that means and numbers of bids were taken over when the lot was awarded: what changes afterwards, also by a
   * judgment, does not count for them (art. 108 c. 12). Absent before an award.
   */
  readonly averagedOver?: readonly string[];
  /** Seed of the public draw that settles ties, 64 lower-case hexadecimal digits. */
  readonly drawSeedHex?: string;
  /** Decimals of every score, half-up; 2 unless the documents say otherwise. */
  readonly decimals?: number;
}

export interface LotEvaluation {
  readonly technical: Readonly<Record<string, TechnicalScore>>;
  readonly belowThreshold: readonly string[];
  readonly economic: Readonly<Record<string, DecimalString>>;
  readonly ranking: readonly RankedBid[];
  readonly flagged: readonly string[];
  readonly ties: readonly (readonly string[])[];
}

/**
 * The whole evaluation of a lot: technical scores, threshold, economic scores of who passed it, ranking, ties and bids
 * that the abnormal element flags. Pure: the same input always gives the same result, to the last digit.
 * Throws `evaluationIncomplete` when a bid over the threshold has no offer, or an offer no technical score, and what
 * `technicalScores`, `economicScores` and `rank` throw.
 */
export function evaluateLot(input: LotEvaluationInput): LotEvaluation {
  const { criteria, economic: economicRules, abnormalElement = null } = input;
  const technical = technicalScores(input);
  const below = belowThreshold(technical, input.technicalThreshold ?? null);
  const offers = offersOf(input, technical, below);
  const economic = economicOf(input, offers);
  const excluded = new Set(input.excluded);
  const { ranking, ties } = rank(
    offers
      .filter(({ bid }) => !excluded.has(bid))
      .map((offer) => ({
        ...offer,
        technical: technical[offer.bid]?.total ?? '',
        economic: economic[offer.bid] ?? '',
      })),
    input,
  );
  const flagged =
    abnormalElement === null
      ? []
      : abnormalBids({
          element: abnormalElement,
          ranking,
          admitted: input.averagedOver?.length ?? ranking.length,
          technicalMax: sumOfPoints(criteria),
          economicMax: economicRules.max,
        });
  return { technical, belowThreshold: below, economic, ranking, flagged, ties };
}

function economicOf(input: LotEvaluationInput, offers: readonly Offer[]): Record<string, DecimalString> {
  const { economic, baseCents, decimals = 2, economicScoresAfterExclusion = 'computeAgain' } = input;
  const excluded = new Set(input.excluded);
  const left = offers.filter(({ bid }) => !excluded.has(bid));
  const scored = economicScoresAfterExclusion === 'keep' ? offers : left;
  const averaged = input.averagedOver && input.offers.filter(({ bid }) => input.averagedOver?.includes(bid));
  const scores = economicScores({ ...economic, baseCents, offers: scored, averaged, decimals });
  return Object.fromEntries(left.map(({ bid }) => [bid, scores[bid] ?? '']));
}

/** The bids that means are taken over, in the order of their ids: frozen by an award, or those that are scored. */
export function averagedBids(
  input: LotEvaluationInput,
  { ranking }: Pick<LotEvaluation, 'ranking'>,
): string[] {
  if (input.averagedOver) return [...input.averagedOver];
  const ranked = ranking.map(({ bid }) => bid);
  const isKept = input.economicScoresAfterExclusion === 'keep';
  return [...ranked, ...(isKept ? (input.excluded ?? []) : [])].sort();
}

function offersOf(
  input: LotEvaluationInput,
  technical: Readonly<Record<string, TechnicalScore>>,
  below: readonly string[],
): Offer[] {
  const stray = input.offers.find(({ bid }) => !Object.hasOwn(technical, bid));
  if (stray !== undefined)
    throw new DomainError('evaluationIncomplete', { bid: stray.bid, missing: 'technical' });
  const offers = input.offers.filter(({ bid }) => !below.includes(bid));
  const offered = new Set(offers.map(({ bid }) => bid));
  const silent = Object.keys(technical).find(
    (bid) => !offered.has(bid) && !below.includes(bid) && !input.excluded?.includes(bid),
  );
  if (silent !== undefined) throw new DomainError('evaluationIncomplete', { bid: silent, missing: 'offer' });
  return offers;
}

/** Points that all criteria together can earn. */
export function sumOfPoints(criteria: readonly Criterion[]): DecimalString {
  return criteria.reduce((sum, { max }) => sum.plus(toPoints(max, 'max')), new ExactDecimal(0)).toString();
}
