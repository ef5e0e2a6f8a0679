import { draftTimetable } from '../../../domain/tender/timetable.js';
import { keyRefsOf } from '../../../domain/sealing/manifest.js';
import type { LotId, Sha256Hex, TenderId } from '../../../domain/types.js';
import type { CallInput } from '../../../standards/ubl/from-tender/call-for-tenders-of.js';
import type { KnownParty } from '../../../standards/ubl/from-tender/parties.js';
import { completeDraft, completeLot } from '../../domain/tender/complete-draft.js';

export const authority: KnownParty = {
  id: 'ars',
  name: 'Agenzia "regionale" & sanità',
  fiscalCode: '99000000018',
};
export const supplier: KnownParty = {
  id: 'alfa',
  name: 'Telesalute <Murgia> S.r.l.',
  fiscalCode: '99000000026',
};
export const tender = 'a5b1c0de-0000-4000-8000-000000000001' as TenderId;
export const sha256 = (digit: string): Sha256Hex => digit.repeat(64) as Sha256Hex;

const lots = [
  completeLot(),
  completeLot({
    id: 'LOT-0002' as LotId,
    economic: { max: 30, formula: { kind: 'linear' } },
    technicalThreshold: null,
  }),
];

export const draft = completeDraft({
  lots,
  cui: 'S99000000018202600001',
  cup: 'B53D23001230006',
  documents: [{ name: 'disciplinare.pdf', sha256: sha256('d'), bytes: 182_044 }],
});

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
