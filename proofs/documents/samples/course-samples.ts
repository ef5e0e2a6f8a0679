import { endOfChallengeTerm } from '../../../domain/calendar/challenge-term.js';
import type { DocumentData } from '../../../templates/documents/document-data.js';
import type { Notice } from '../../../templates/documents/document-parts.js';
import { actOf, demoFrame, devicesLot, manager, platformLot, rup, terms } from './demo-frame.js';
import { alfa, beta, delta } from './session-samples.js';

/** Acts on the course of the procedure, challenges, and ends without a contract. */

const later = {
  submissionDeadline: '2027-01-08T11:00:00.000Z',
  enquiriesCloseAt: '2026-12-29T11:00:00.000Z',
};

const notice = (
  kind: Notice,
  reasons: string,
  change: Partial<DocumentData['procedureNotice']> = {},
): DocumentData['procedureNotice'] => ({
  ...demoFrame,
  notice: kind,
  ...{ terms: later, before: terms, malfunctions: [], alsoExamined: null },
  act: actOf(reasons, rup, 15),
  ...change,
});

const malfunctions = [
  {
    what: 'Il caricamento delle buste non rispondeva (errore 503) per tutti gli operatori.',
    measured: null,
    beganAt: '2026-12-28T08:12:00.000Z',
  },
  { what: 'api: no sound answer', measured: 'api', beganAt: '2026-12-28T08:12:30.000Z' },
];

export const notices: Readonly<Record<Notice, DocumentData['procedureNotice']>> = {
  rectification: notice(
    'rectification',
    'Il requisito di fatturato del punto 6.2 del capitolato è corretto da 5.000.000,00 € a 500.000,00 €: era un errore di battitura, e la modifica è significativa.',
  ),
  extension: notice(
    'extension',
    'Una risposta ai chiarimenti è stata pubblicata a meno di sei giorni dalla scadenza.',
  ),
  suspension: notice(
    'suspension',
    'È in corso l’accertamento di un malfunzionamento della piattaforma; non è possibile assicurare a tutti la presentazione delle offerte.',
    { terms: null, before: null, malfunctions },
  ),
  resumption: notice('resumption', 'Il malfunzionamento è cessato alle ore 15:40 ed è stato verificato.'),
  reopening: notice(
    'reopening',
    'Il malfunzionamento, provato dopo la chiusura, ha impedito la presentazione nelle ultime tre ore del termine.',
    { malfunctions },
  ),
  inversion: notice(
    'inversion',
    'Il numero delle offerte rende l’esame anticipato più rapido; i documenti di gara lo consentono.',
    { terms: null, before: null, alsoExamined: 2 },
  ),
};

export const appealNote: DocumentData['challengeNote'] = {
  ...demoFrame,
  lot: platformLot,
  news: 'appeal',
  against: 'award',
  appellant: alfa,
  judged: null,
  ...{ notifiedOn: '2027-03-12', filedOn: '2027-03-22', requestedOn: null },
  act: actOf(
    'Ricorso al TAR Puglia, sede di Bari, notificato a mezzo PEC; contestata la valutazione del criterio T1.',
  ),
};

export const interimNote: DocumentData['challengeNote'] = {
  ...appealNote,
  news: 'interimRequest',
  requestedOn: '2027-03-24',
  act: actOf('La domanda cautelare è notificata con il ricorso per motivi aggiunti.'),
};

export const judgmentNote: DocumentData['challengeNote'] = {
  ...appealNote,
  news: 'bidReadmitted',
  against: 'exclusion',
  appellant: delta,
  judged: delta,
  act: actOf('Sentenza del TAR Puglia n. 412/2027: la dichiarazione era già nel fascicolo virtuale.'),
};

export const termination: DocumentData['interpello'] = {
  ...demoFrame,
  lot: devicesLot,
  step: 'terminated',
  supplier: beta,
  act: actOf('Grave inadempimento accertato in contraddittorio (art. 122, comma 3).', manager, 80),
};

export const acceptance: DocumentData['interpello'] = {
  ...termination,
  step: 'accepted',
  supplier: alfa,
  act: actOf('La dichiarazione di accettazione è pervenuta il 3 giugno 2027.', rup, 83),
};

export const callOfNext: DocumentData['callOfNext'] = {
  ...demoFrame,
  lot: devicesLot,
  recipient: alfa,
  dueAt: '2027-06-11T22:00:00.000Z',
  conditions: 'original',
  amountCents: 62_400_000,
  act: actOf('Si interpella chi segue in graduatoria.', rup, 81),
};

const sentAt = '2027-02-26T09:00:00.000Z';
const ended: DocumentData['ending'] = {
  ...demoFrame,
  ending: 'tenderAnnulled',
  lot: null,
  challenge: { days: 30, endsAt: endOfChallengeTerm(sentAt, 30) },
  act: actOf(
    'Il bando prevedeva un requisito di fatturato oltre il limite dell’art. 100, comma 11.',
    manager,
    60,
  ),
};

export const annulment = ended;
export const keysLost: DocumentData['ending'] = {
  ...ended,
  ending: 'keysLostDeclared',
  act: actOf(
    'Tre custodi su cinque hanno perduto la propria quota, come dalle dichiarazioni agli atti.',
    manager,
    61,
  ),
};
export const deserted: DocumentData['ending'] = {
  ...ended,
  ending: 'lotDeserted',
  lot: devicesLot,
  act: actOf('Nel termine non è pervenuta alcuna offerta per il lotto.', manager, 62),
};
export const notAwarded: DocumentData['ending'] = {
  ...ended,
  ending: 'awardRefused',
  lot: platformLot,
  act: actOf(
    'Nessuna offerta raggiunge un risparmio utile rispetto alla convenzione sopravvenuta.',
    manager,
    63,
  ),
};
export const lotRevoked: DocumentData['ending'] = {
  ...ended,
  ending: 'lotRevoked',
  lot: devicesLot,
  act: actOf('Il fabbisogno è soddisfatto da un accordo quadro regionale sopravvenuto.', manager, 64),
};
