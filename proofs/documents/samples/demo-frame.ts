import type { DraftLot, TenderDraft } from '../../../domain/tender/draft.js';
import type { AuthorityId, Instant, LotId, Sha256Hex, TenderId } from '../../../domain/types.js';
import type { ActText, DocumentFrame, PersonText } from '../../../templates/documents/document-parts.js';

/** The demo tender, as far as documents need it. */
export const lot1 = 'LOT-0001' as LotId;
export const lot2 = 'LOT-0002' as LotId;

export const platformLot: DraftLot = {
  id: lot1,
  title: {
    it: 'Piattaforma di telemonitoraggio domiciliare di pazienti cronici',
    en: 'Platform for home telemonitoring of chronic patients',
  },
  baseCents: 120_000_000,
  safetyCents: 600_000,
  cpv: '48180000',
  cig: 'B00012EADB',
  economic: { max: 20, formula: { kind: 'bilinear', x: '0.85' } },
  technicalThreshold: '48.00',
  criteria: [
    {
      id: 'T1',
      title: {
        it: 'Efficacia clinica attesa e metodo di misura',
        en: 'Expected clinical effect and how it is measured',
      },
      max: 30,
    },
    {
      id: 'T2',
      title: {
        it: 'Grado di innovazione e livello di maturità (TRL)',
        en: 'Degree of innovation and maturity (TRL)',
      },
      max: 25,
    },
    {
      id: 'T3',
      title: { it: 'Interoperabilità (FSE 2.0, HL7 FHIR)', en: 'Interoperability (FSE 2.0, HL7 FHIR)' },
      max: 15,
    },
    {
      id: 'T4',
      title: {
        it: 'Usabilità e accessibilità per il paziente',
        en: 'Usability and accessibility for the patient',
      },
      max: 10,
    },
  ],
};

export const devicesLot: DraftLot = {
  id: lot2,
  title: {
    it: 'Dispositivi, logistica e assistenza domiciliare',
    en: 'Devices, logistics and home assistance',
  },
  baseCents: 80_000_000,
  safetyCents: 800_000,
  cpv: '33195000',
  cig: 'B00012EBE6',
  economic: { max: 30, formula: { kind: 'linear' } },
  technicalThreshold: '40.00',
  criteria: [
    {
      id: 'T1',
      title: {
        it: 'Qualità e sostenibilità dei dispositivi',
        en: 'Quality and sustainability of the devices',
      },
      max: 35,
    },
    {
      id: 'T2',
      title: {
        it: 'Organizzazione del servizio e tempi di intervento',
        en: 'Organisation of the service and response times',
      },
      max: 25,
    },
    {
      id: 'T3',
      title: { it: 'Formazione di pazienti e operatori', en: 'Training of patients and staff' },
      max: 10,
    },
  ],
};

const agreement = {
  code: 'H011',
  title: 'Aziende dei settori del commercio, del terziario e dei servizi',
  ateco: ['62.10', '47.74'],
};

export const draft: TenderDraft = {
  authority: 'ars' as AuthorityId,
  procedure: 'open',
  simulation: false,
  title: {
    it: 'Telemonitoraggio domiciliare di pazienti cronici: soluzione innovativa',
    en: 'Home telemonitoring of chronic patients: an innovative solution',
  },
  nuts: 'ITF4',
  innovation: { strategic: 'inn-pur', acquisition: 'prod-innov' },
  submission: { days: 30, publishWithinDays: 5 },
  enquiriesCloseDaysBefore: 10,
  custody: { k: 3, n: 5 },
  commissioners: 3,
  abnormalElement: { kind: 'discountAbove', percent: '30.00' },
  economicScoresAfterExclusion: 'computeAgain',
  lots: [platformLot, devicesLot].map((lot) => ({ ...lot, collectiveAgreement: agreement })),
  decision: {
    procedureChoice:
      'La procedura aperta consente la più ampia partecipazione a un mercato in cui, dalla consultazione preliminare ' +
      'del settembre 2026, sono risultate attive almeno nove imprese, cinque delle quali piccole e medie.',
    valueEstimate:
      'Media dei canoni rilevati nella consultazione preliminare di mercato (sette risposte), moltiplicata per 2.400 ' +
      'assistiti e 36 mesi, con un margine del 5% per l’avvio del servizio.',
    lots: 'Due lotti funzionali: la piattaforma e i dispositivi con l’assistenza si rivolgono a mercati diversi; così possono concorrere anche le piccole e medie imprese.',
    collectiveAgreement:
      'CCNL per i dipendenti delle aziende dei settori del commercio, del terziario e dei servizi (codice H011).',
    environmentalCriteria:
      'Si applicano i criteri ambientali minimi per le apparecchiature elettroniche del lotto 2; per il lotto 1 non esistono CAM vigenti.',
  },
  cup: 'J31B21000090001',
  cui: 'S11111111115202600001',
  obligations: {
    asked: [
      {
        id: 'I1',
        kind: 'employmentStability',
        required: {
          it: 'Il personale del servizio è impiegato stabilmente per tutta la durata del contratto.',
          en: 'The staff of the service is employed on a stable basis for the whole contract.',
        },
        answer: 'acceptance',
      },
      {
        id: 'I2',
        kind: 'equalOpportunities',
        required: {
          it: 'L’operatore garantisce le pari opportunità generazionali, di genere e di inclusione lavorativa.',
          en: 'The operator ensures equal opportunities of generation and gender, and inclusion at work.',
        },
        answer: 'description',
      },
    ],
    omitted: [{ kind: 'socialClause', reason: 'Nessun contratto precedente da cui assorbire personale.' }],
  },
  environment: {
    decrees: [{ title: 'CAM per apparecchiature elettroniche', on: '2025-03-14' }],
    noneReason: null,
  },
  documents: [
    { name: 'capitolato.pdf', sha256: 'a1'.repeat(32) as Sha256Hex, bytes: 482_113 },
    { name: 'schema-di-contratto.pdf', sha256: 'b2'.repeat(32) as Sha256Hex, bytes: 151_020 },
  ],
};

export const submissionDeadline: Instant = '2026-12-28T11:00:00.000Z';
export const enquiriesCloseAt: Instant = '2026-12-18T11:00:00.000Z';
export const terms = { submissionDeadline, enquiriesCloseAt };

export const demoFrame: DocumentFrame = {
  authority: {
    name: 'Agenzia regionale sanitaria dimostrativa',
    address: 'Via della Salute 12, 70121 Bari',
    taxCode: '11111111115',
    digitalAddress: 'protocollo@pec.ars.example',
  },
  tender: {
    id: '6f0a3a5e-6d0c-4c5e-9f2b-0d6c6f1f7a10' as TenderId,
    title: draft.title,
    procedure: 'open',
    lots: draft.lots,
    cup: draft.cup,
    cui: draft.cui,
    link: 'https://bando.example/tenders/6f0a3a5e-6d0c-4c5e-9f2b-0d6c6f1f7a10',
  },
  rup: 'Anna Bianchi',
  madeAt: '2026-11-26T09:30:00.000Z',
};

export const rup: PersonText = { name: 'Anna Bianchi', role: 'rup' };
export const manager: PersonText = { name: 'Giuseppe De Santis', role: 'awardOrgan' };
export const chair: PersonText = { name: 'Maria Lorusso', role: 'commissioner' };

/** An act of that day, signed half an hour before it was registered. */
export function actOf(reasons: string, signedBy: PersonText = rup, number = 12): ActText {
  return {
    reasons,
    register: `${number}/2026`,
    registeredAt: '2026-11-26T09:30:00.000Z',
    signedBy,
    signedAt: '2026-11-26T09:00:00.000Z',
  };
}
