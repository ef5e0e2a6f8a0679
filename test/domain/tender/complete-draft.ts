import { testCig } from '../../../domain/identifiers/cig.js';
import type { DraftLot, TenderDraft } from '../../../domain/tender/draft.js';
import { agreement, termsOfWork } from '../../../proofs/rig/terms-of-work.js';
import type { AuthorityId, LotId } from '../../../domain/types.js';

export function completeLot(change: Partial<DraftLot> = {}): DraftLot {
  return {
    id: 'LOT-0001' as LotId,
    title: { it: 'Piattaforma', en: 'Platform' },
    baseCents: 120_000_000,
    safetyCents: 600_000,
    cpv: '48180000',
    cig: testCig('LOT-0001'),
    economic: { max: 20, formula: { kind: 'bilinear', x: '0.85' } },
    technicalThreshold: '48.00',
    criteria: [
      { id: 'T1', title: { it: 'Efficacia', en: 'Effect' }, max: 50 },
      { id: 'T2', title: { it: 'Innovazione', en: 'Innovation' }, max: 30 },
    ],
    collectiveAgreement: agreement,
    ...change,
  };
}

/** A draft that lacks nothing. */
export function completeDraft(change: Partial<TenderDraft> = {}): TenderDraft {
  return {
    authority: 'ars' as AuthorityId,
    procedure: 'open',
    simulation: true,
    title: { it: 'Telemonitoraggio domiciliare', en: 'Home telemonitoring' },
    nuts: 'ITF4',
    innovation: { strategic: 'inn-pur', acquisition: 'prod-innov' },
    submission: { days: 30, publishWithinDays: 5 },
    enquiriesCloseDaysBefore: 10,
    custody: { k: 3, n: 5 },
    commissioners: 3,
    abnormalElement: { kind: 'discountAbove', percent: '30.00' },
    economicScoresAfterExclusion: 'computeAgain',
    lots: [completeLot()],
    ...termsOfWork,
    decision: {
      procedureChoice: 'Mercato ampio',
      valueEstimate: 'Consultazione di mercato',
      lots: 'Due lotti funzionali',
      collectiveAgreement: 'CCNL metalmeccanici',
      environmentalCriteria: 'Nessun CAM applicabile',
    },
    cup: null,
    cui: null,
    documents: [],
    ...change,
  };
}
