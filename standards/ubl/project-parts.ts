import type { DecimalString, LocalisedText } from '../../domain/types.js';
import { group, many, optional, recursive, within } from '../xml/mapping/combinators.js';
import { code, decimal, marked, text, token } from '../xml/mapping/contents.js';
import { leaf } from '../xml/mapping/leaves.js';
import type { Part, ValueOf } from '../xml/mapping/part.js';
import type { XmlName } from '../xml/xml-element.js';
import { cac, cbc } from './ubl-names.js';
import { identifier, localised, money } from './ubl-parts.js';

/** ProcurementProject: what is bought, of the whole tender or of one lot. */
export const project = group(cac('ProcurementProject'), {
  /** CUI of the whole, CIG of a lot. */
  id: optional(leaf(cbc('ID'), identifier)),
  title: localised(cbc('Name')),
  kind: optional(
    leaf(cbc('ProcurementTypeCode'), code({ supplies: 'supplies', services: 'services', works: 'works' })),
  ),
  value: group(cac('RequestedTenderTotal'), {
    /** Everything, safety costs included, without VAT. */
    estimated: leaf(cbc('EstimatedOverallContractAmount'), money),
    /** What offers may not exceed: the base of the auction, safety costs left out. */
    base: optional(leaf(cbc('MaximumAmount'), money)),
  }),
  cpv: optional(
    within(cac('MainCommodityClassification'), leaf(cbc('ItemClassificationCode'), marked('listID', 'CPV'))),
  ),
  nuts: optional(
    within(cac('RealizedLocation'), leaf(cbc('CountrySubentityCode'), marked('listID', 'NUTS'))),
  ),
});
export type Project = ValueOf<typeof project>;

/** AwardingCriterion, with those below it. */
export interface AwardingCriterion {
  readonly id: string;
  readonly kind: 'quality' | 'price';
  readonly description: LocalisedText;
  /** Points. */
  readonly weight: DecimalString;
  /** The formula of an economic criterion, as the documents write it. */
  readonly formula: string | null;
  /** Least points, below which a bid goes no further. */
  readonly threshold: DecimalString | null;
  readonly subordinate: readonly AwardingCriterion[];
}

const criterionNamed = (name: XmlName): Part<AwardingCriterion> =>
  group(name, {
    id: leaf(cbc('ID'), token),
    kind: leaf(cbc('AwardingCriterionTypeCode'), code({ quality: 'quality', price: 'price' })),
    description: localised(cbc('Description')),
    weight: leaf(cbc('WeightNumeric'), decimal),
    formula: optional(leaf(cbc('CalculationExpression'), text)),
    threshold: optional(leaf(cbc('MinimumQuantity'), decimal)),
    subordinate: many(recursive(cac('SubordinateAwardingCriterion'), () => subordinate)),
  });

const subordinate = criterionNamed(cac('SubordinateAwardingCriterion'));

const awardingCriterion = criterionNamed(cac('AwardingCriterion'));

/** ProcurementProjectLot. */
export const lot = group(cac('ProcurementProjectLot'), {
  /** `LOT-0001`. */
  id: leaf(cbc('ID'), token),
  criteria: within(cac('TenderingTerms'), within(cac('AwardingTerms'), many(awardingCriterion))),
  project,
});
export type ProjectLot = ValueOf<typeof lot>;
