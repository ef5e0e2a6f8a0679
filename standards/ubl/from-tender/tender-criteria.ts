import { ExactDecimal, toPoints } from '../../../domain/scoring/exact-decimal.js';
import type { EconomicFormula } from '../../../domain/scoring/economic-scores.js';
import type { DraftLot } from '../../../domain/tender/draft.js';
import type { DecimalString } from '../../../domain/types.js';
import type { AwardingCriterion } from '../project-parts.js';

/** The tree of a lot: the technical bid with its criteria and threshold, and the price with its formula. */
export function criteriaOf({ criteria, economic, technicalThreshold }: DraftLot): AwardingCriterion[] {
  return [
    {
      id: 'technical',
      kind: 'quality',
      description: { it: 'Offerta tecnica', en: 'Technical bid' },
      weight: sumOf(criteria.map(({ max }) => max)),
      formula: null,
      threshold: technicalThreshold,
      subordinate: criteria.map(({ id, title, max }) => ({
        ...{ id, kind: 'quality' as const, description: title, weight: String(max) },
        ...{ formula: null, threshold: null, subordinate: [] },
      })),
    },
    {
      ...{
        id: 'economic',
        kind: 'price',
        weight: String(economic.max),
        formula: formulaText(economic.formula),
      },
      ...{ description: { it: 'Offerta economica', en: 'Economic bid' }, threshold: null, subordinate: [] },
    },
  ];
}

/** The name of the formula in `domain/scoring`, with its parameter. */
function formulaText(formula: EconomicFormula): string {
  return formula.kind === 'bilinear' ? `bilinear x=${formula.x}` : formula.kind;
}

function sumOf(points: readonly number[]): DecimalString {
  return points.reduce((sum, value) => sum.plus(toPoints(value, 'max')), new ExactDecimal(0)).toString();
}
