import { Decimal } from 'decimal.js';
import type { DraftLot } from './draft.js';
import { missingItem, type MissingItem } from './missing-item.js';

/** Every point that a lot gives away, technical and economic (rule EV-1, from art. 108 d.lgs. 36/2023). */
const totalPoints = 100;

/** What the criteria tree of a lot lacks: points, names, formula and threshold. */
export function missingFromCriteria(lot: DraftLot, at: string): MissingItem[] {
  const { criteria, economic } = lot;
  const technicalMax = criteria.reduce((sum, { max }) => sum + max, 0);
  const ids = criteria.map(({ id }) => id);
  const items: MissingItem[] = [];
  if (criteria.length === 0) items.push(missingItem(`${at}/criteria`, 'criteriaNone'));
  if (new Set(ids).size !== ids.length) items.push(missingItem(`${at}/criteria`, 'criteriaNotDistinct'));
  if (technicalMax + economic.max !== totalPoints) items.push(missingItem(`${at}/criteria`, 'pointsNot100'));
  if (economic.max <= 0) items.push(missingItem(`${at}/economic/max`, 'pointsNotPositive'));
  criteria.forEach(({ id, title, max }, index) => {
    const field = `${at}/criteria/${index}`;
    if (id.trim() === '') items.push(missingItem(`${field}/id`, 'criteriaNotDistinct'));
    if (max <= 0) items.push(missingItem(`${field}/max`, 'pointsNotPositive'));
    if (title.it.trim() === '') items.push(missingItem(`${field}/title/it`, 'textMissing'));
    if (title.en.trim() === '') items.push(missingItem(`${field}/title/en`, 'textMissing'));
  });
  return [...items, ...missingFromFormula(lot, at), ...missingFromThreshold(lot, technicalMax, at)];
}

/** Values that practice uses for the bilinear formula (ANAC guidelines 2). */
const bilinearSlopes = ['0.80', '0.85', '0.90'];

function missingFromFormula({ economic: { formula } }: DraftLot, at: string): MissingItem[] {
  if (formula.kind !== 'bilinear') return [];
  const isUsual = isDecimal(formula.x) && bilinearSlopes.some((slope) => new Decimal(slope).eq(formula.x));
  return isUsual ? [] : [missingItem(`${at}/economic/formula/x`, 'bilinearSlope')];
}

function missingFromThreshold(
  { technicalThreshold }: DraftLot,
  technicalMax: number,
  at: string,
): MissingItem[] {
  if (technicalThreshold === null || isDecimalBetween(technicalThreshold, 0, technicalMax)) return [];
  return [missingItem(`${at}/technicalThreshold`, 'thresholdAboveMaximum')];
}

/** Whether a text is a decimal number above `low` and not above `high`. */
export function isDecimalBetween(text: string, low: number, high: number): boolean {
  return isDecimal(text) && new Decimal(text).gt(low) && new Decimal(text).lte(high);
}

function isDecimal(text: string): boolean {
  return /^\d{1,6}(\.\d{1,6})?$/.test(text);
}
