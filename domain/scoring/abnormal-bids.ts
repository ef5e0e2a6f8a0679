import type { DecimalString } from '../types.js';
import { type Points, toExact, toPoints } from './exact-decimal.js';
import type { RankedBid } from './rank.js';

/**
 * The specific element that the notice states for spotting an abnormally low tender (art. 110 c.1 d.lgs. 36/2023).
 * `discountAbove`: a discount strictly above `percent`. `fourFifths`: both scores at least numerator / denominator of
 * their maximum, when at least `minimumBids` were admitted; its numbers are the law parameter `four-fifths-element`.
 */
export type AbnormalElement =
  | { readonly kind: 'discountAbove'; readonly percent: DecimalString }
  | {
      readonly kind: 'fourFifths';
      readonly numerator: number;
      readonly denominator: number;
      readonly minimumBids: number;
    };

export interface AbnormalInput {
  readonly element: AbnormalElement;
  readonly ranking: readonly RankedBid[];
  /** How many bids were admitted: of the ranking, or when the lot was awarded (art. 108 c. 12). */
  readonly admitted: number;
  readonly technicalMax: Points;
  readonly economicMax: Points;
}

/** The bids that the element flags, in the order of the ranking. A flag is no exclusion: explanations come first. */
export function abnormalBids(input: AbnormalInput): string[] {
  const isFlagged = flagOf(input);
  return input.ranking.filter(isFlagged).map(({ bid }) => bid);
}

function flagOf({
  element,
  admitted,
  technicalMax,
  economicMax,
}: AbnormalInput): (bid: RankedBid) => boolean {
  if (element.kind === 'discountAbove') {
    const limit = toExact(element.percent, 'percent');
    return ({ discountPercent }) => toExact(discountPercent, 'discountPercent').gt(limit);
  }
  if (admitted < element.minimumBids) return () => false;
  const reaches = (score: DecimalString, max: Points) =>
    toExact(score, 'score').times(element.denominator).gte(toPoints(max, 'max').times(element.numerator));
  return ({ technical, economic }) => reaches(technical, technicalMax) && reaches(economic, economicMax);
}
