import { expect } from 'chai';
import type { SiteVisitPlan, SiteVisitSlot, TenderDraft } from '../../../domain/tender/draft.js';
import { missingFromDraft } from '../../../domain/tender/missing-from-draft.js';
import type { LotId } from '../../../domain/types.js';
import { completeDraft, completeLot } from './complete-draft.js';

const blankReasons = {
  procedureChoice: ' ',
  valueEstimate: '',
  lots: '',
  collectiveAgreement: '',
  environmentalCriteria: '',
};
const [first, second] = completeLot().criteria;
if (!first || !second) throw new Error('the complete lot has two criteria');

const slot = (change: Partial<SiteVisitSlot>): SiteVisitSlot => ({
  ...{ id: 's1', place: 'Bari', capacity: 3 },
  ...{ from: '2026-12-01T08:00:00.000Z', to: '2026-12-01T10:00:00.000Z' },
  ...change,
});
const visit = (change: Partial<SiteVisitPlan>): SiteVisitPlan => ({
  ...{ required: true, places: ['Bari'], slots: [slot({})], instructions: { it: '', en: '' } },
  ...change,
});

const cases: readonly [rule: string, change: Partial<TenderDraft>, expected: readonly string[]][] = [
  ['a title in both languages', { title: { it: 'Gara', en: ' ' } }, ['/title/en textMissing']],
  ['a NUTS code', { nuts: 'Puglia' }, ['/nuts nutsInvalid']],
  [
    'a term of thirty days',
    { submission: { days: 29, publishWithinDays: 5 } },
    ['/submission/days termTooShort'],
  ],
  [
    'a whole number of days to publish',
    { submission: { days: 30, publishWithinDays: -1 } },
    ['/submission/publishWithinDays termInvalid'],
  ],
  [
    'time to answer enquiries six days before the deadline',
    { enquiriesCloseDaysBefore: 5 },
    ['/enquiriesCloseDaysBefore enquiriesTerm'],
  ],
  [
    'enquiries that end after the notice',
    { enquiriesCloseDaysBefore: 30 },
    ['/enquiriesCloseDaysBefore enquiriesTerm'],
  ],
  ['two custodians to open', { custody: { k: 1, n: 3 } }, ['/custody/k custodyThreshold']],
  ['a custodian who may be missing', { custody: { k: 3, n: 3 } }, ['/custody/n custodyShares']],
  ['an odd commission', { commissioners: 4 }, ['/commissioners commissionSize']],
  ['a commission of at most five', { commissioners: 7 }, ['/commissioners commissionSize']],
  ['an element of abnormality', { abnormalElement: null }, ['/abnormalElement abnormalElement']],
  [
    'a percentage of abnormality up to 100',
    { abnormalElement: { kind: 'discountAbove', percent: '100.01' } },
    ['/abnormalElement/percent abnormalElement'],
  ],
  [
    'a fraction of both scores that can be reached',
    { abnormalElement: { kind: 'fourFifths', numerator: 5, denominator: 4, minimumBids: 3 } },
    ['/abnormalElement/numerator abnormalElement'],
  ],
  [
    'every reason of the decision',
    { decision: blankReasons },
    [
      '/decision/procedureChoice reasonsOfProcedure',
      '/decision/valueEstimate reasonsOfValue',
      '/decision/lots reasonsOfLots',
      '/decision/collectiveAgreement collectiveAgreement',
      '/decision/environmentalCriteria environmentalCriteria',
    ],
  ],
  [
    'a provisional guarantee between the ends of the law',
    { guarantees: { provisionalPercent: '4.5', provisionalReason: 'rischio', definitive: true } },
    ['/guarantees/provisionalPercent provisionalGuarantee'],
  ],
  [
    'a provisional guarantee of one per cent at least, above the threshold',
    { guarantees: { provisionalPercent: '0.99', provisionalReason: 'costo', definitive: false } },
    ['/guarantees/provisionalPercent provisionalGuarantee'],
  ],
  [
    'a provisional guarantee of one per cent at most, below the threshold',
    {
      lots: [completeLot({ baseCents: 10_000_000 })],
      guarantees: { provisionalPercent: '2', provisionalReason: 'rischio', definitive: true },
    },
    ['/guarantees/provisionalPercent provisionalGuarantee'],
  ],
  [
    'a reason for a provisional guarantee of another percentage than the usual',
    { guarantees: { provisionalPercent: '3', provisionalReason: ' ', definitive: false } },
    ['/guarantees/provisionalReason provisionalGuaranteeReason'],
  ],
  [
    'a reason for any provisional guarantee below the threshold',
    {
      lots: [completeLot({ baseCents: 10_000_000 })],
      guarantees: { provisionalPercent: '1', definitive: false },
    },
    ['/guarantees/provisionalReason provisionalGuaranteeReason'],
  ],
  ['a valid CUP', { cup: 'X' }, ['/cup cupInvalid']],
  ['a valid CUI', { cui: 'X' }, ['/cui cuiInvalid']],
  [
    'slots for a visit that is required, and a longer term',
    { siteVisit: visit({ slots: [] }) },
    ['/submission/days termTooShort', '/siteVisit/slots siteVisitSlots'],
  ],
  [
    'slots of a visit that end after they begin, in a place that is named, each with its id',
    {
      submission: { days: 31, publishWithinDays: 5 },
      siteVisit: visit({ slots: [slot({ to: slot({}).from }), slot({ place: 'Lecce' })] }),
    },
    [
      '/siteVisit/slots siteVisitSlots',
      '/siteVisit/slots/0 siteVisitSlotInvalid',
      '/siteVisit/slots/1 siteVisitSlotInvalid',
    ],
  ],
  ['a lot', { lots: [] }, ['/lots lotsNone']],
  ['lots that differ', { lots: [completeLot(), completeLot()] }, ['/lots lotsNotDistinct']],
  ['the id of a lot', { lots: [completeLot({ id: 'LOT-1' as LotId })] }, ['/lots/0/id lotIdInvalid']],
  ['a CPV code', { lots: [completeLot({ cpv: '4818' })] }, ['/lots/0/cpv cpvInvalid']],
  ['a CIG with its check digits', { lots: [completeLot({ cig: '0000000000' })] }, ['/lots/0/cig cigInvalid']],
  ['a base above zero', { lots: [completeLot({ baseCents: 0 })] }, ['/lots/0/baseCents baseNotPositive']],
  [
    'safety costs in whole cents',
    { lots: [completeLot({ safetyCents: 0.5 })] },
    ['/lots/0/safetyCents safetyCostsInvalid'],
  ],
  [
    'criteria that sum to one hundred with the economic points',
    { lots: [completeLot({ criteria: [first] })] },
    ['/lots/0/criteria pointsNot100'],
  ],
  [
    'criteria',
    { lots: [completeLot({ criteria: [], technicalThreshold: null })] },
    ['/lots/0/criteria criteriaNone', '/lots/0/criteria pointsNot100'],
  ],
  [
    'criteria with ids of their own',
    { lots: [completeLot({ criteria: [first, { ...second, id: first.id }] })] },
    ['/lots/0/criteria criteriaNotDistinct'],
  ],
  [
    'positive points',
    {
      lots: [
        completeLot({
          criteria: [
            { ...first, max: 80 },
            { ...second, max: 0 },
          ],
        }),
      ],
    },
    ['/lots/0/criteria/1/max pointsNotPositive'],
  ],
  [
    'a usual bilinear slope',
    { lots: [completeLot({ economic: { max: 20, formula: { kind: 'bilinear', x: '0.50' } } })] },
    ['/lots/0/economic/formula/x bilinearSlope'],
  ],
  [
    'a threshold that technical points can reach',
    { lots: [completeLot({ technicalThreshold: '80.01' })] },
    ['/lots/0/technicalThreshold thresholdAboveMaximum'],
  ],
];

describe('missingFromDraft', () => {
  it('finds nothing missing in a complete draft', () => {
    expect(missingFromDraft(completeDraft())).to.deep.equal([]);
  });

  it('accepts the highest threshold and the slope written with fewer digits', () => {
    const lot = completeLot({
      technicalThreshold: '80',
      economic: { max: 20, formula: { kind: 'bilinear', x: '0.9' } },
    });
    expect(missingFromDraft(completeDraft({ lots: [lot] }))).to.deep.equal([]);
  });

  for (const [rule, change, expected] of cases) {
    it(`asks for ${rule}`, () => {
      const missing = missingFromDraft(completeDraft(change));
      expect(missing.map(({ field, code }) => `${field} ${code}`)).to.deep.equal(expected);
      expect(missing.every(({ article, message }) => article && message.it && message.en)).to.equal(true);
    });
  }
});
