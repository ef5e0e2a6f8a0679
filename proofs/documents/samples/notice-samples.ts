import { rulesLawOn } from '../../../activities/documents/rules-law.js';
import { sha256Hex } from '../../../domain/ledger/sha256.js';
import { keyRefsOf } from '../../../domain/sealing/manifest.js';
import { draftTimetable } from '../../../domain/tender/timetable.js';
import type { AuthorityId, BidId, SupplierId } from '../../../domain/types.js';
import type { DocumentData } from '../../../templates/documents/document-data.js';
import { actOf, demoFrame, draft, lot1, manager, submissionDeadline, terms } from './demo-frame.js';

const items = draftTimetable(draft, demoFrame.madeAt);
const recipients = draft.lots.map(({ id }) => id);

export const decision: DocumentData['decision'] = {
  ...{ ...demoFrame, ...terms, draft },
  act: actOf(
    'Il fabbisogno è rilevato dal piano regionale della cronicità 2026-2028; la consultazione preliminare di mercato ha ' +
      'mostrato che soluzioni mature esistono e che nessuna convenzione attiva le comprende.',
    manager,
  ),
};

export const callForTenders: DocumentData['callForTenders'] = {
  ...{ ...demoFrame, ...terms, draft },
  act: actOf('Si pubblica il bando approvato con la decisione di contrarre prot. n. 12/2026.', undefined, 13),
  transmittedAt: '2026-11-26T09:30:00.000Z',
  keys: keyRefsOf(recipients).map(({ kind, lot }) => ({
    kind,
    lot,
    recipient: `age1${sha256Hex(`${kind}${lot}`).slice(0, 58)}`,
  })),
  keysFingerprint: sha256Hex('manifest'),
};

export const timetable: DocumentData['timetable'] = { ...demoFrame, items };

export const tenderRules: DocumentData['tenderRules'] = {
  ...{ ...demoFrame, ...terms, draft },
  timetable: items,
  law: rulesLawOn('2026-11-26'),
  guarantees: {
    provisional: {
      percent: '2',
      byLot: demoFrame.tender.lots.map((lot) => ({ lot, dueCents: 2_410_000 })),
      validUntil: '2027-06-29',
      releaseDays: 30,
      reason: null,
    },
    definitive: true,
  },
  contributions: demoFrame.tender.lots.map((lot) => ({ lot, dueCents: 16_500 })),
};

const bid = 'b7c7f7ae-0b1b-4b7d-9a3b-5a51c7a0e2d1' as BidId;

export const bidReceipt: DocumentData['bidReceipt'] = {
  ...demoFrame,
  supplier: 'Cardiolink S.p.A.',
  receiptSha256: sha256Hex('receipt'),
  claims: {
    iss: 'https://bando.example',
    jti: '0f7b6f0a-52a4-4f54-8a3c-27d4a9a2c3b4',
    action: 'replace',
    tender: demoFrame.tender.id,
    authority: 'ars' as AuthorityId,
    bid,
    revision: 3,
    supplier: '5d4c0f0e-1111-4c5e-9f2b-0d6c6f1f7a10' as SupplierId,
    envelopes: keyRefsOf([lot1]).map(({ kind, lot }, at) => ({
      kind,
      lot,
      sha256: sha256Hex(`${kind} of Cardiolink`),
      bytes: [48_213, 12_408_771, 3_182][at] ?? 0,
      recipient: `age1${sha256Hex(kind).slice(0, 58)}`,
    })),
    receivedAt: '2026-12-28T10:41:07.381204Z',
    deadline: submissionDeadline,
    previous: sha256Hex('before'),
    leaf: sha256Hex('leaf'),
    leafSalt: sha256Hex('salt'),
  },
};

export const answers: DocumentData['answers'] = {
  ...{ ...demoFrame, ...terms },
  items: [
    {
      question:
        'Si chiede se il requisito di interoperabilità con FSE 2.0 debba essere posseduto alla scadenza delle offerte o possa essere completato entro l’avvio del servizio.',
      askedAt: '2026-12-02T08:12:44.000Z',
      answer:
        'Il requisito riguarda l’esecuzione: deve essere soddisfatto entro l’avvio del servizio. In offerta va descritto il piano con cui lo si raggiunge, che il criterio T3 valuta.',
      answeredAt: '2026-12-04T11:30:00.000Z',
    },
    {
      question: 'È ammessa l’offerta per il solo lotto 2?',
      askedAt: '2026-12-03T15:01:09.000Z',
      answer:
        'Sì. Si può concorrere per uno o per entrambi i lotti, con buste tecniche ed economiche distinte per lotto.',
      answeredAt: '2026-12-04T11:32:00.000Z',
    },
  ],
};
