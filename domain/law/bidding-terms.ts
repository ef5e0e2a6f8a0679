import { checked, codeEffectiveOn, type LawParameter, type Span, toBeVerified } from './law-parameter.js';

const art71 = 'brocardi.it, art. 71 (text updated 21/05/2025)';
const art92 = 'gazzettaufficiale.it and italiappalti.it, arts 88 and 92';

export const openTenderMinimum: LawParameter<number> = {
  id: 'open-tender-minimum',
  article: 'art. 71 c.2 d.lgs. 36/2023',
  description: {
    it: 'Procedura aperta: termine minimo per le offerte, dalla trasmissione del bando',
    en: 'Open procedure: minimum term for tenders, from the transmission of the notice',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 30, art71)],
};

export const openTenderMinimumReduced: LawParameter<number> = {
  id: 'open-tender-minimum-reduced',
  article: 'art. 71 cc.3-4 d.lgs. 36/2023',
  description: {
    it: 'Procedura aperta: termine minimo ridotto, per preinformazione o per urgenza motivata',
    en: 'Open procedure: reduced minimum term, after a prior information notice or for reasoned urgency',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 15, art71)],
};

export interface PriorInformationWindow {
  readonly minDays: number;
  readonly maxMonths: number;
}

export const priorInformationWindow: LawParameter<PriorInformationWindow> = {
  id: 'prior-information-window',
  article: 'art. 71 c.3 d.lgs. 36/2023',
  description: {
    it: 'Preinformazione che riduce i termini: inviata almeno minDays giorni e non più di maxMonths mesi prima del bando',
    en: 'Prior information notice that shortens terms: sent at least minDays days and at most maxMonths months before',
  },
  unit: 'rule',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, { minDays: 35, maxMonths: 12 }, art71)],
};

export const documentsNotElectronicExtension: LawParameter<number> = {
  id: 'documents-not-electronic-extension',
  article: 'art. 88 c.2 d.lgs. 36/2023',
  description: {
    it: 'Proroga massima quando i documenti non sono accessibili per via elettronica',
    en: 'Longest extension when the documents are not accessible electronically',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 5, art92)],
};

export const clarificationsBefore: LawParameter<number> = {
  id: 'clarifications-before',
  article: 'art. 88 c.3 d.lgs. 36/2023',
  description: {
    it: 'Chiarimenti pubblicati almeno questi giorni prima della scadenza; più tardi obbligano a prorogare (art. 92 c.2)',
    en: 'Clarifications published at least these days before the deadline; later they oblige to extend (art. 92 c.2)',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 6, art92)],
};

export const clarificationsBeforeReduced: LawParameter<number> = {
  id: 'clarifications-before-reduced',
  article: 'art. 88 c.3 d.lgs. 36/2023',
  description: {
    it: 'Chiarimenti quando il termine per le offerte è ridotto',
    en: 'Clarifications when the term for tenders is reduced',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 4, art92)],
};

export const defaultTerm: LawParameter<number> = {
  id: 'default-term',
  article: 'art. 92 c.4 d.lgs. 36/2023',
  description: {
    it: 'Termine quando la stazione appaltante non ne fissa uno',
    en: 'Term when the authority sets none',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 10, art92)],
};

export const bidValidity: LawParameter<number> = {
  id: 'bid-validity',
  article: 'art. 17 c.4 d.lgs. 36/2023',
  description: {
    it: "Validità dell'offerta dalla scadenza, se il bando non dice altro",
    en: 'Validity of a bid from the deadline, unless the notice says otherwise',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 180, 'codiceappalti.it, art. 17')],
};

export const nationalPublicationWait: LawParameter<number> = {
  id: 'national-publication-wait',
  article: 'art. 85 d.lgs. 36/2023',
  description: {
    it: 'Ore dalla conferma di ricezione dopo le quali si pubblica in Italia anche senza pubblicazione europea',
    en: 'Hours from the confirmed receipt after which national publication may precede the European one',
  },
  unit: 'hours',
  pinnedBy: 'publication',
  rows: [toBeVerified(codeEffectiveOn, 48, 'art. 85: to be read')],
};

export const completionTerm: LawParameter<Span> = {
  id: 'completion-term',
  article: 'art. 101 c.1 d.lgs. 36/2023',
  description: {
    it: 'Soccorso istruttorio: il termine assegnato; senza risposta, esclusione (art. 101 c.2)',
    en: 'Completion of the administrative documents: the term to set; no answer, exclusion (art. 101 c.2)',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, { min: 5, max: 10 }, 'brocardi.it, art. 101')],
};

export const bidClarificationTerm: LawParameter<Span> = {
  id: 'bid-clarification-term',
  article: 'art. 101 c.3 d.lgs. 36/2023',
  description: {
    it: "Chiarimenti sull'offerta tecnica o economica, senza modificarla: il termine assegnato",
    en: 'Clarification of a technical or economic bid, which must not change: the term to set',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, { min: 5, max: 10 }, 'brocardi.it, art. 101')],
};

export const significantChangeExtension: LawParameter<number> = {
  id: 'significant-change-extension',
  article: 'art. 92 c.2 lett. b d.lgs. 36/2023',
  description: {
    it: 'Proroga proposta dopo una modifica significativa dei documenti di gara',
    en: 'Extension proposed after a significant change of the procurement documents',
  },
  unit: 'days',
  pinnedBy: 'publication',
  // The law asks for an adequate and proportionate extension and counts no days.
  rows: [toBeVerified(codeEffectiveOn, 10, 'no text counts days: that of art. 92 c.4, to be confirmed')],
};

export const reopeningMinimum: LawParameter<number> = {
  id: 'reopening-minimum',
  article: 'art. 25 c.2 d.lgs. 36/2023',
  description: {
    it: 'Durata minima del termine riaperto dopo un malfunzionamento',
    en: 'Shortest term that is opened again after a malfunction',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [toBeVerified(codeEffectiveOn, 1, 'art. 25 c.2 asks for a proportional term: no text counts days')],
};

export const siteVisitsBefore: LawParameter<number> = {
  id: 'site-visits-before',
  article: 'art. 92 c.1 d.lgs. 36/2023',
  description: {
    it: "Giorni che restano per l'offerta dopo l'ultimo sopralluogo",
    en: 'Days left for the tender after the last site visit',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [toBeVerified(codeEffectiveOn, 10, 'professional practice: no text counts days')],
};

export const siteVisitLengthening: LawParameter<number> = {
  id: 'site-visit-lengthening',
  article: 'art. 92 c.1 d.lgs. 36/2023',
  description: {
    it: 'Di quanto il termine minimo cresce quando serve il sopralluogo: deve essere superiore al minimo',
    en: 'How much the minimum term grows where a site visit is needed: it must be longer than the minimum',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 1, art92)],
};
