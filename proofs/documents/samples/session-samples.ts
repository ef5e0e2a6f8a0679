import { sha256Hex } from '../../../domain/ledger/sha256.js';
import type { BidId, EnvelopeKind } from '../../../domain/types.js';
import type { DocumentData } from '../../../templates/documents/document-data.js';
import type { FileText, OpenedEnvelopeText } from '../../../templates/documents/document-parts.js';
import {
  actOf,
  chair,
  demoFrame,
  devicesLot,
  manager,
  platformLot,
  rup,
  submissionDeadline,
} from './demo-frame.js';

export const alfa = 'Telesalute Murgia S.r.l.';
export const beta = 'Cardiolink S.p.A.';
export const gamma = 'Salento Care società cooperativa';
export const delta = 'MedNet Adriatica S.r.l.';
export const epsilon = 'IoT Daunia S.r.l.';

const custodians = [
  { name: 'Lucia Ferri', releasedAt: '2026-12-28T11:04:12.000Z' },
  { name: 'Paolo Greco', releasedAt: '2026-12-28T11:06:40.000Z' },
  { name: 'Nicola Amato', releasedAt: '2026-12-28T11:09:03.000Z' },
  { name: 'Rosa Colucci', releasedAt: null },
];

const filesOf: Readonly<Record<EnvelopeKind, readonly string[]>> = {
  administrative: [
    'dgue.xml',
    'domanda-di-partecipazione.pdf',
    'garanzia-provvisoria.pdf',
    'contributo-anac.pdf',
  ],
  technical: ['relazione-tecnica.pdf', 'oscurata/relazione-tecnica.pdf'],
  economic: ['offer.json', 'offerta-economica.pdf'],
};

export function envelope(
  supplier: string,
  kind: EnvelopeKind,
  change: Partial<OpenedEnvelopeText> = {},
): OpenedEnvelopeText {
  return {
    bid: sha256Hex(supplier).slice(0, 36) as BidId,
    supplier,
    receivedAt: '2026-12-28T10:41:07.381Z',
    sha256: sha256Hex(supplier + kind),
    bytes: 1_204_551,
    refused: null,
    files: filesOf[kind].map((name): FileText => ({
      name,
      bytes: 182_004 + name.length,
      sha256: sha256Hex(name + supplier),
    })),
    offer: null,
    ...change,
  };
}

const offerOf = (discountPercent: string, priceCents: number) => ({
  discountPercent,
  priceCents,
  labourCostCents: Math.round(priceCents * 0.41),
  safetyCostCents: 450_000,
});

export const administrativeOpening: DocumentData['openingMinutes'] = {
  ...demoFrame,
  envelope: 'administrative',
  lot: null,
  openedAt: '2026-12-28T11:10:00.000Z',
  readAt: '2026-12-28T11:14:31.000Z',
  present: [rup, { name: 'Carlo Mele', role: 'seggio' }],
  custodians,
  neededShares: 3,
  envelopes: [
    ...[alfa, beta, gamma, delta].map((supplier) => envelope(supplier, 'administrative')),
    envelope(epsilon, 'administrative', { refused: 'envelopeFileMissing', files: [] }),
  ],
  technicalScores: [],
};

export const technicalOpening: DocumentData['openingMinutes'] = {
  ...administrativeOpening,
  envelope: 'technical',
  lot: platformLot,
  openedAt: '2027-01-14T09:00:00.000Z',
  readAt: '2027-01-14T09:05:12.000Z',
  present: [
    chair,
    { name: 'Franco Rizzo', role: 'commissioner' },
    { name: 'Elena Basile', role: 'commissioner' },
  ],
  envelopes: [alfa, beta, gamma, epsilon].map((supplier) => envelope(supplier, 'technical')),
};

export const economicOpening: DocumentData['openingMinutes'] = {
  ...technicalOpening,
  envelope: 'economic',
  openedAt: '2027-02-02T09:30:00.000Z',
  readAt: '2027-02-02T09:32:45.000Z',
  envelopes: [
    envelope(alfa, 'economic', { offer: offerOf('12.50', 105_000_000) }),
    envelope(beta, 'economic', { offer: offerOf('18.25', 98_100_000) }),
    envelope(gamma, 'economic', { offer: offerOf('9.00', 109_200_000) }),
  ],
  technicalScores: [
    { supplier: beta, total: '67.00', isBelowThreshold: false },
    { supplier: alfa, total: '66.84', isBelowThreshold: false },
    { supplier: gamma, total: '57.66', isBelowThreshold: false },
    { supplier: epsilon, total: '46.00', isBelowThreshold: true },
  ],
};

const lots = [platformLot, devicesLot];

export const admissions: DocumentData['admissions'] = {
  ...demoFrame,
  act: actOf(
    'Le altre offerte sono complete e regolari; per tutte è stata riscontrata la ricevuta del contributo all’ANAC.',
    rup,
    21,
  ),
  decisions: [
    ...[alfa, beta].map((supplier) => ({
      ...{ supplier, lots, outcome: 'admitted' as const, ground: null },
      ...{ reasons: 'Documentazione completa.', register: null, integration: null },
    })),
    {
      ...{ supplier: gamma, lots: [platformLot], outcome: 'admitted', ground: null },
      ...{ reasons: 'Documentazione completa.', register: null, integration: null },
    },
    {
      ...{ supplier: delta, lots, outcome: 'excluded', ground: 'art. 101 c. 2', register: '20/2027' },
      reasons:
        'Mancava la dichiarazione sull’uso di sistemi di intelligenza artificiale; richiesta con soccorso istruttorio prot. n. 18/2027, non è pervenuta nel termine.',
      integration: { dueAt: '2027-01-08T23:00:00.000Z', answered: false },
    },
  ],
};

export const integrationRequest: DocumentData['integrationRequest'] = {
  ...demoFrame,
  supplier: delta,
  dueAt: '2027-01-08T23:00:00.000Z',
  act: actOf(
    'La dichiarazione sull’uso di sistemi di intelligenza artificiale (art. 13 legge 132/2025), richiesta dal punto 5 del disciplinare, non è nella busta amministrativa. Si chiede di trasmetterla firmata digitalmente.',
    rup,
    18,
  ),
};

export const groupChangeDecision: DocumentData['groupChangeDecision'] = {
  ...demoFrame,
  supplier: alfa,
  ground: 'substitution',
  requestReasons:
    'Nei confronti della mandante è sopravvenuta una causa di esclusione non automatica (art. 95, comma 1); la società indicata ne prende il posto con gli stessi requisiti e la stessa quota.',
  parts: [
    { name: alfa, taxCode: '99000010720', role: 'lead', share: '60.00' },
    { name: delta, taxCode: '99000040725', role: 'member', share: '40.00' },
  ],
  outcome: 'accepted',
  act: actOf(
    'Il sostituto possiede i requisiti richiesti; la modifica non incide sul contenuto dell’offerta e non elude alcuna verifica.',
    rup,
    19,
  ),
};

export const commissionAppointment: DocumentData['commissionAppointment'] = {
  ...demoFrame,
  submissionDeadline,
  act: actOf(
    'I componenti sono scelti fra i dirigenti e i funzionari dell’Agenzia e della Regione, secondo rotazione e competenza; nessuno ha svolto altre funzioni nella procedura.',
    manager,
    22,
  ),
  members: [
    {
      name: 'Maria Lorusso',
      isChair: true,
      profile: 'Direttrice di distretto sanitario, già responsabile di progetti di telemedicina',
    },
    { name: 'Franco Rizzo', isChair: false, profile: 'Ingegnere clinico' },
    { name: 'Elena Basile', isChair: false, profile: null },
  ],
};
