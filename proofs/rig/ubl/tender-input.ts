import { draftTimetable } from '../../../domain/tender/timetable.js';
import { keyRefsOf } from '../../../domain/sealing/manifest.js';
import type { AuthorityId, LotId, Sha256Hex, TenderId } from '../../../domain/types.js';
import type { CallInput } from '../../../standards/ubl/from-tender/call-for-tenders-of.js';
import type { KnownParty } from '../../../standards/ubl/from-tender/parties.js';
import { testCig } from '../../../domain/identifiers/cig.js';
import type { DraftLot, TenderDraft } from '../../../domain/tender/draft.js';

export const authority: KnownParty = {
  id: 'ars',
  name: 'Agenzia "regionale" & sanità',
  fiscalCode: '99000000018',
  address: 'Via della Salute 12, 70121 Bari',
  digitalAddress: 'protocollo@pec.ars.example',
};
export const supplier: KnownParty = {
  id: 'alfa',
  name: 'Telesalute <Murgia> S.r.l.',
  fiscalCode: '99000000026',
};
export const tender = 'a5b1c0de-0000-4000-8000-000000000001' as TenderId;
export const sha256 = (digit: string): Sha256Hex => digit.repeat(64) as Sha256Hex;

function lotOf(id: LotId, change: Partial<DraftLot>): DraftLot {
  return {
    id,
    title: { it: `Piattaforma ${id}`, en: `Platform ${id}` },
    ...{ baseCents: 120_000_000, safetyCents: 600_000, cpv: '48180000', cig: testCig(id) },
    economic: { max: 20, formula: { kind: 'bilinear', x: '0.85' } },
    technicalThreshold: '48.00',
    criteria: [
      { id: 'T1', title: { it: 'Efficacia', en: 'Effect' }, max: 50 },
      { id: 'T2', title: { it: 'Innovazione', en: 'Innovation' }, max: 30 },
    ],
    ...change,
  };
}

const lots = [
  lotOf('LOT-0001' as LotId, {}),
  lotOf('LOT-0002' as LotId, {
    economic: { max: 30, formula: { kind: 'linear' } },
    technicalThreshold: null,
  }),
];

/** A draft with everything that a document can show. */
export const draft: TenderDraft = {
  ...{ authority: 'ars' as AuthorityId, procedure: 'open', simulation: true, nuts: 'ITF4' },
  title: { it: 'Telemonitoraggio domiciliare', en: 'Home telemonitoring' },
  innovation: { strategic: 'inn-pur', acquisition: 'prod-innov' },
  submission: { days: 30, publishWithinDays: 5 },
  ...{ enquiriesCloseDaysBefore: 10, custody: { k: 3, n: 5 }, commissioners: 3 },
  abnormalElement: { kind: 'discountAbove', percent: '30.00' },
  ...{ economicScoresAfterExclusion: 'computeAgain', lots },
  decision: {
    procedureChoice: 'Mercato ampio',
    valueEstimate: 'Consultazione di mercato',
    lots: 'Due lotti funzionali',
    collectiveAgreement: 'CCNL metalmeccanici',
    environmentalCriteria: 'Nessun CAM applicabile',
  },
  ...{ cui: 'S99000000018202600001', cup: 'B53D23001230006' },
  documents: [{ name: 'disciplinare.pdf', sha256: sha256('d'), bytes: 182_044 }],
};

export const callInput: CallInput = {
  id: 'call-1',
  tender,
  issuedAt: '2026-11-26T09:30:00.123456Z',
  authority,
  draft,
  timetable: draftTimetable(draft, '2026-11-26T09:00:00.000Z'),
  keys: keyRefsOf(lots.map(({ id }) => id)).map((ref, at) => ({
    ...ref,
    recipient: `age1${'q'.repeat(50)}${at}`,
  })),
};
