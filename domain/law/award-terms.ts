import {
  checked,
  codeEffectiveOn,
  correctiveDecreeOn,
  type LawParameter,
  toBeVerified,
} from './law-parameter.js';

const art18 = 'legislazionetecnica.it (28/02/2025) and art. 18, current text';

export const communicationsMaximum: LawParameter<number> = {
  id: 'communications-maximum',
  article: 'art. 90 c.1 d.lgs. 36/2023',
  description: {
    it: "Comunicazioni di esclusione, aggiudicazione, non aggiudicazione e stipula: entro, dall'adozione dell'atto",
    en: 'Communications of exclusion, award, non-award and signature: within, from the adoption of the act',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 5, 'brocardi.it, art. 90')],
};

export const standstill: LawParameter<number> = {
  id: 'standstill',
  article: 'art. 18 c.3 d.lgs. 36/2023',
  description: {
    it: "Termine dilatorio: niente stipula prima, dall'ultima comunicazione dell'aggiudicazione",
    en: 'Standstill: no contract before, from the last communication of the award',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 35, art18), checked(correctiveDecreeOn, 32, art18)],
};

export const signatureMaximum: LawParameter<number> = {
  id: 'signature-maximum',
  article: 'art. 18 c.2 d.lgs. 36/2023',
  description: {
    it: "Stipula del contratto: entro, dall'aggiudicazione efficace",
    en: 'Signature of the contract: within, from the effective award',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 60, art18)],
};

export const signatureMaximumBelowThreshold: LawParameter<number> = {
  id: 'signature-maximum-below-threshold',
  article: 'art. 55 c.1 d.lgs. 36/2023',
  description: {
    it: "Stipula del contratto sotto soglia: entro, dall'aggiudicazione",
    en: 'Signature of the contract below threshold: within, from the award',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 30, 'gazzettaufficiale.it, art. 55')],
};

export const awardNoticeMaximum: LawParameter<number> = {
  id: 'award-notice-maximum',
  article: 'art. 111 c.1 d.lgs. 36/2023',
  description: {
    it: 'Avviso di aggiudicazione: entro, dalla sottoscrizione del contratto',
    en: 'Contract award notice: within, from the signature of the contract',
  },
  unit: 'days',
  pinnedBy: 'signature',
  rows: [checked(codeEffectiveOn, 30, 'brocardi.it, art. 111 (text updated 21/05/2025)')],
};

export const selfDeclarationFallback: LawParameter<number> = {
  id: 'self-declaration-fallback',
  article: 'art. 99 c.3-bis d.lgs. 36/2023',
  description: {
    it: 'FVOE non funzionante: dopo questi giorni dalla proposta si aggiudica su autocertificazione',
    en: 'FVOE not working: after these days from the proposal the award may rest on self-declaration',
  },
  unit: 'days',
  pinnedBy: 'act',
  rows: [checked(correctiveDecreeOn, 30, 'art. 99 c.3-bis, added by d.lgs. 209/2024, published text')],
};

export const maximumLengthPriceQuality: LawParameter<number> = {
  id: 'open-maximum-length-price-quality',
  article: 'annex I.3 d.lgs. 36/2023',
  description: {
    it: "Durata massima della procedura aperta, offerta economicamente più vantaggiosa, dal bando all'aggiudicazione",
    en: 'Longest open procedure, best price-quality ratio, from the notice to the award',
  },
  unit: 'months',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 9, 'codicecontrattipubblici.com, annex I.3')],
};

export const maximumLengthLowestPrice: LawParameter<number> = {
  id: 'open-maximum-length-lowest-price',
  article: 'annex I.3 d.lgs. 36/2023',
  description: {
    it: "Durata massima della procedura aperta, minor prezzo, dal bando all'aggiudicazione",
    en: 'Longest open procedure, lowest price, from the notice to the award',
  },
  unit: 'months',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 5, 'codicecontrattipubblici.com, annex I.3')],
};

export const maximumLengthAnomalyExtension: LawParameter<number> = {
  id: 'maximum-length-anomaly-extension',
  article: 'annex I.3 d.lgs. 36/2023',
  description: {
    it: "Durata massima: proroga per la verifica dell'anomalia",
    en: 'Longest procedure: extension for the check of an abnormally low tender',
  },
  unit: 'months',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 1, 'codicecontrattipubblici.com, annex I.3')],
};

export const maximumLengthReasonedExtension: LawParameter<number> = {
  id: 'maximum-length-reasoned-extension',
  article: 'annex I.3 d.lgs. 36/2023',
  description: {
    it: 'Durata massima: proroga motivata del RUP per circostanze eccezionali, al più',
    en: 'Longest procedure: reasoned extension by the RUP for exceptional circumstances, at most',
  },
  unit: 'months',
  pinnedBy: 'publication',
  // The published page cuts the sentence after "massimo di tre": the further extension is not modelled.
  rows: [
    toBeVerified(
      codeEffectiveOn,
      3,
      'codicecontrattipubblici.com, annex I.3: text cut after "massimo di tre"',
    ),
  ],
};
