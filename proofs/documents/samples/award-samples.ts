import { fvoeDocuments } from '../../../domain/fvoe/documents.js';
import { endOfChallengeTerm } from '../../../domain/calendar/challenge-term.js';
import { sha256Hex } from '../../../domain/ledger/sha256.js';
import { technicalScores } from '../../../domain/scoring/technical-scores.js';
import type { DocumentData } from '../../../templates/documents/document-data.js';
import type {
  EvaluatedBidText,
  RankedText,
  UnrankedText,
} from '../../../templates/documents/document-parts.js';
import { actOf, chair, demoFrame, devicesLot, manager, platformLot, rup } from './demo-frame.js';
import { alfa, beta, delta, epsilon, gamma } from './session-samples.js';

const commissioners = ['Maria Lorusso', 'Franco Rizzo', 'Elena Basile'];

/** The coefficients of the demo tender, lot 1. */
const coefficients: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  [alfa]: {
    T1: ['0.9', '0.8', '0.9'],
    T2: ['0.8', '0.8', '0.7'],
    T3: ['0.9', '1.0', '0.9'],
    T4: ['0.7', '0.8', '0.8'],
  },
  [beta]: {
    T1: ['0.8', '0.8', '0.7'],
    T2: ['0.9', '0.9', '1.0'],
    T3: ['0.8', '0.8', '0.8'],
    T4: ['0.9', '0.8', '0.9'],
  },
  [gamma]: {
    T1: ['0.7', '0.7', '0.8'],
    T2: ['0.6', '0.7', '0.6'],
    T3: ['0.7', '0.7', '0.7'],
    T4: ['1.0', '0.9', '0.9'],
  },
  [epsilon]: {
    T1: ['0.5', '0.6', '0.6'],
    T2: ['0.6', '0.5', '0.6'],
    T3: ['0.6', '0.7', '0.6'],
    T4: ['0.5', '0.6', '0.5'],
  },
};

const reasons = [
  'Il metodo di misura degli esiti è descritto con indicatori verificabili e una linea di base.',
  'Proposta solida, con un piano di sperimentazione credibile; meno dettagliata sui tempi.',
  'Buona, con qualche genericità.',
];

const scores = technicalScores({ criteria: platformLot.criteria, coefficients });

const bids = Object.entries(coefficients).map(([supplier, given]): EvaluatedBidText => ({
  supplier,
  total: scores[supplier]?.total ?? '',
  isBelowThreshold: supplier === epsilon,
  scores: platformLot.criteria.map(({ id }) => ({
    criterion: id,
    points: scores[supplier]?.leaves[id] ?? '',
    judgments: (given[id] ?? []).map((coefficient, at) => ({
      commissioner: commissioners[at] ?? '',
      coefficient,
      reason: reasons[at] ?? '',
    })),
  })),
}));

export const evaluationMinutes: DocumentData['evaluationMinutes'] = {
  ...demoFrame,
  lot: platformLot,
  criteria: platformLot.criteria,
  technicalThreshold: platformLot.technicalThreshold,
  bids,
  evaluation: sha256Hex('evaluation'),
  act: actOf(
    'La commissione ha lavorato in tre sedute riservate, il 18, il 21 e il 25 gennaio 2027.',
    chair,
    31,
  ),
};

const rankedOf = (
  ...[supplier, discountPercent, priceCents, technical, economic, total]: [
    string,
    string,
    number,
    string,
    string,
    string,
  ]
): RankedText => ({
  ...{ supplier, discountPercent, priceCents, technical, economic, total },
  isFlagged: false,
});

export const ranked: readonly RankedText[] = [
  rankedOf(beta, '18.25', 98_100_000, '67.00', '20.00', '87.00'),
  rankedOf(alfa, '12.50', 105_000_000, '66.84', '16.04', '82.88'),
  rankedOf(gamma, '9.00', 109_200_000, '57.66', '11.55', '69.21'),
];
export const unranked: readonly UnrankedText[] = [
  { supplier: epsilon, why: 'belowThreshold', technical: '46.00', ground: null },
  { supplier: delta, why: 'excluded', technical: null, ground: 'art. 101 c. 2' },
];

export const ranking: DocumentData['ranking'] = {
  ...demoFrame,
  lot: platformLot,
  ranking: ranked,
  unranked,
  formula: platformLot.economic.formula,
  technicalMax: '80',
  economicMax: '20',
  technicalThreshold: '48.00',
  evaluation: sha256Hex('ranking'),
  act: actOf(
    'Nessuna parità da sorteggiare; nessuna offerta supera l’elemento di anomalia indicato nel bando.',
    chair,
    33,
  ),
};

export const anomalyCheck: DocumentData['anomalyCheck'] = {
  ...demoFrame,
  lot: devicesLot,
  supplier: epsilon,
  element: { kind: 'discountAbove', percent: '30.00' },
  offer: {
    discountPercent: '34.00',
    priceCents: 52_800_000,
    labourCostCents: 19_400_000,
    safetyCostCents: 310_000,
  },
  technical: '46.33',
  economic: '30.00',
  requested: {
    reasons:
      'Il ribasso del 34,00% supera il 30,00% indicato nel bando. Si chiedono l’analisi dei prezzi, il numero di addetti e il contratto collettivo applicato.',
    at: '2027-02-04T10:00:00.000Z',
    dueAt: '2027-02-19T23:00:00.000Z',
  },
  explanations: {
    at: '2027-02-18T16:20:00.000Z',
    text: 'I dispositivi provengono da giacenze di altre commesse; l’assistenza è svolta da tecnici polivalenti già in servizio.',
  },
  outcome: 'abnormal',
  act: actOf(
    'Le giacenze non bastano ai 2.400 assistiti previsti e il costo orario indicato è inferiore alle tabelle del contratto collettivo: il prezzo non è sostenibile.',
    rup,
    36,
  ),
};

const aboutRanking = { ...demoFrame, lot: platformLot, ranking: ranked, unranked };

export const awardProposal: DocumentData['awardProposal'] = {
  ...aboutRanking,
  proposed: ranked[0]?.supplier ?? '',
  passedOver: [],
  act: actOf(
    'La prima offerta in graduatoria non appare anormalmente bassa ed è conforme ai documenti di gara.',
    chair,
    38,
  ),
};

export const requirementsCheck: DocumentData['requirementsCheck'] = {
  ...demoFrame,
  lot: platformLot,
  supplier: beta,
  checks: [
    {
      requirement: { it: 'Assenza di condanne definitive', en: 'No final convictions' },
      article: 'art. 94 c. 1 d.lgs. 36/2023',
      source: 'FVOE – casellario giudiziale',
      outcome: 'met',
      checkedAt: '2027-02-24T09:00:00.000Z',
    },
    {
      requirement: { it: 'Regolarità fiscale', en: 'Taxes paid' },
      article: 'art. 94 c. 6 d.lgs. 36/2023',
      source: 'FVOE – Agenzia delle entrate',
      outcome: 'met',
      checkedAt: '2027-02-24T09:00:00.000Z',
    },
    {
      requirement: { it: 'Documentazione antimafia', en: 'Anti-mafia documentation' },
      article: 'art. 94 c. 2 d.lgs. 36/2023',
      source: 'BDNA',
      outcome: 'pending',
      checkedAt: null,
    },
  ],
  certificates: [
    {
      company: beta,
      document: fvoeDocuments['00004'].title,
      certifier: fvoeDocuments['00004'].certifier,
      result: null,
      answeredAt: '2027-02-23T10:30:00.000Z',
    },
    {
      company: beta,
      document: fvoeDocuments['00021'].title,
      certifier: fvoeDocuments['00021'].certifier,
      result: 'clear',
      answeredAt: '2027-02-23T10:31:00.000Z',
    },
  ],
  act: actOf(
    'I requisiti generali e speciali sono posseduti; la documentazione antimafia è stata richiesta.',
    rup,
    40,
  ),
};

export const redactionDecision: DocumentData['redactionDecision'] = {
  ...demoFrame,
  lot: platformLot,
  supplier: alfa,
  files: ['relazione-tecnica.pdf', 'allegato-b-stratificazione-del-rischio.pdf'],
  reasonFiles: ['motivazione.pdf'],
  decision: 'refused',
  accessChallengeDays: 10,
  act: actOf(
    'Le pagine indicate riportano informazioni già pubblicate dal concorrente; i parametri dell’allegato B sono noti alla letteratura. Non ricorre un segreto tecnico o commerciale.',
    rup,
    41,
  ),
};

export const award: DocumentData['award'] = {
  ...aboutRanking,
  winner: beta,
  amountCents: 98_100_000,
  requirementsVerifiedAt: '2027-02-24T15:00:00.000Z',
  isOnSelfDeclaration: false,
  guarantee: { percent: '18.25', dueCents: 18_012_750, reducible: true },
  standstillDays: 32,
  accessChallengeDays: 10,
  act: actOf(
    'La proposta è legittima, i requisiti sono verificati e l’offerta risponde all’interesse pubblico.',
    manager,
    42,
  ),
};

const sentAt = '2027-02-26T09:00:00.000Z';
const challenge = { days: 30, endsAt: endOfChallengeTerm(sentAt, 30) };

export const awardCommunication: DocumentData['awardCommunication'] = {
  ...demoFrame,
  lot: platformLot,
  recipient: alfa,
  winner: beta,
  amountCents: 98_100_000,
  standing: { is: 'ranked', place: 2 },
  standstillEndsAt: '2027-03-30T22:00:00.000Z',
  accessChallengeDays: 10,
  challenge,
  act: award.act,
};

export const exclusionCommunication: DocumentData['exclusionCommunication'] = {
  ...demoFrame,
  recipient: delta,
  lots: [platformLot, devicesLot],
  ground: 'art. 101 c. 2',
  challenge,
  act: actOf('La documentazione richiesta con il soccorso istruttorio non è pervenuta nel termine.', rup, 20),
};

export const contract: DocumentData['contract'] = {
  ...demoFrame,
  lot: platformLot,
  contractor: beta,
  amountCents: 98_100_000,
  offer: {
    discountPercent: '18.25',
    priceCents: 98_100_000,
    labourCostCents: 40_221_000,
    safetyCostCents: 450_000,
  },
  award: { register: '42/2027', at: '2027-02-25T10:00:00.000Z' },
  standstillEndsAt: '2027-03-30T22:00:00.000Z',
  definitiveGuarantee:
    'Polizza fideiussoria n. 2027/4471 di Assicurazioni Adriatiche S.p.A., per 81.000,00 €',
  collectiveAgreement: 'CCNL del commercio, del terziario e dei servizi (codice H011)',
  isOnSelfDeclaration: false,
  act: actOf('Sono state acquisite la documentazione antimafia e la garanzia definitiva.', manager, 55),
};

export const revocation: DocumentData['revocation'] = {
  ...demoFrame,
  challenge,
  act: actOf(
    'Con la legge regionale sopravvenuta il servizio è affidato a un unico gestore regionale: viene meno l’interesse a una procedura dell’Agenzia.',
    manager,
    14,
  ),
};
