import type { LocalisedText } from '../types.js';

export interface MissingItem {
  /** JSON pointer into the draft. */
  readonly field: string;
  readonly code: MissingCode;
  readonly article: string;
  readonly message: LocalisedText;
}

interface Rule {
  readonly article: string;
  readonly message: LocalisedText;
}

/** What a draft may lack, why, and by which article (of d.lgs. 36/2023 unless another act is named). */
const rules = {
  textMissing: {
    article: 'art. 84',
    message: { it: 'Il testo manca', en: 'The text is missing' },
  },
  nutsInvalid: {
    article: 'art. 84, annex II.6',
    message: { it: 'Il codice NUTS non è valido', en: 'The NUTS code is not valid' },
  },
  termTooShort: {
    article: 'art. 71 c. 2',
    message: {
      it: 'Il termine per le offerte è più breve del minimo',
      en: 'The term for bids is shorter than the minimum',
    },
  },
  termInvalid: {
    article: 'art. 92 c. 1',
    message: { it: 'Il termine non è un numero di giorni', en: 'The term is not a number of days' },
  },
  enquiriesTerm: {
    article: 'art. 88 c. 3',
    message: {
      it: 'I chiarimenti devono potersi chiedere, e pubblicare almeno sei giorni prima della scadenza',
      en: 'Clarifications must be possible, and published at least six days before the deadline',
    },
  },
  siteVisitSlots: {
    article: 'art. 92 c. 1',
    message: {
      it: 'Il sopralluogo obbligatorio ha almeno un turno, e ogni turno un codice proprio',
      en: 'A required site visit has at least one slot, and every slot an id of its own',
    },
  },
  siteVisitSlotInvalid: {
    article: 'art. 92 c. 1',
    message: {
      it: 'Un turno di sopralluogo è in uno dei luoghi indicati e finisce dopo che è cominciato',
      en: 'A slot of a site visit is in one of the places named, and ends after it has begun',
    },
  },
  provisionalGuarantee: {
    article: 'arts 53, 106 c. 1',
    message: {
      it: 'La garanzia provvisoria è una percentuale fra gli estremi di legge; sotto soglia non supera il massimo',
      en: 'The provisional guarantee is a percentage between the ends that the law sets; below threshold not above its maximum',
    },
  },
  provisionalGuaranteeReason: {
    article: 'arts 53 c. 1, 106 c. 1',
    message: {
      it: 'Manca la ragione della garanzia provvisoria chiesta sotto soglia, o in misura diversa da quella ordinaria',
      en: 'The reason for a provisional guarantee below the threshold, or of an unusual percentage, is missing',
    },
  },
  custodyThreshold: {
    article: 'art. 25',
    message: {
      it: 'Servono almeno due custodi per aprire',
      en: 'At least two custodians are needed to open',
    },
  },
  custodyShares: {
    article: 'art. 25',
    message: {
      it: 'I custodi sono almeno uno più della soglia, così che uno possa mancare',
      en: 'There is at least one custodian more than the threshold, so that one may be missing',
    },
  },
  commissionSize: {
    article: 'art. 93 c. 2',
    message: {
      it: 'La commissione ha un numero dispari di componenti, al massimo cinque',
      en: 'The commission has an odd number of members, at most five',
    },
  },
  abnormalElement: {
    article: 'art. 110 c. 1',
    message: {
      it: "Gli elementi specifici che fanno apparire anormalmente bassa un'offerta vanno indicati nel bando",
      en: 'The specific elements that make a bid look abnormally low are stated in the notice',
    },
  },
  reasonsOfProcedure: {
    article: 'art. 17 c. 1',
    message: { it: 'Manca il motivo della procedura scelta', en: 'The reason for the procedure is missing' },
  },
  reasonsOfValue: {
    article: 'art. 14 c. 4',
    message: { it: "Manca il metodo di stima dell'importo", en: 'How the value was estimated is missing' },
  },
  lotLimitsNone: {
    article: 'art. 58 c. 4',
    message: {
      it: 'Il limite riguarda i lotti per cui si può concorrere, quelli aggiudicabili o entrambi',
      en: 'The limit is about the lots that one may bid for, those that one may win, or both',
    },
  },
  lotLimitInvalid: {
    article: 'art. 58 c. 4',
    message: {
      it: 'Il limite è un numero di lotti, da uno a quanti sono',
      en: 'The limit is a number of lots, from one to as many as there are',
    },
  },
  lotLimitReason: {
    article: 'art. 58 c. 4',
    message: {
      it: 'Manca la ragione specifica per cui i lotti sono limitati',
      en: 'The specific reason why lots are limited is missing',
    },
  },
  reasonsOfLots: {
    article: 'art. 58 c. 2',
    message: {
      it: 'Manca il motivo della suddivisione in lotti, o della mancata suddivisione',
      en: 'The reason for dividing into lots, or for not dividing, is missing',
    },
  },
  collectiveAgreement: {
    article: 'art. 11 c. 2',
    message: {
      it: 'Manca il contratto collettivo applicabile',
      en: 'The applicable collective agreement is missing',
    },
  },
  environmentalCriteria: {
    article: 'art. 57 c. 2',
    message: {
      it: 'Mancano i criteri ambientali minimi, o il motivo per cui non ve ne sono',
      en: 'The minimum environmental criteria, or why there are none, are missing',
    },
  },
  lotAgreement: {
    article: 'art. 11 c. 2',
    message: {
      it: 'Manca, per il lotto, il contratto collettivo applicabile',
      en: 'The collective agreement that applies to the lot is missing',
    },
  },
  agreementCode: {
    article: 'art. 11 c. 2',
    message: {
      it: 'Il codice CNEL del contratto collettivo non è valido (C011)',
      en: 'The CNEL code of the collective agreement is not valid (C011)',
    },
  },
  agreementAteco: {
    article: 'annex I.01 art. 2',
    message: {
      it: 'Mancano i codici ATECO delle attività, o non sono validi (62.10)',
      en: 'The ATECO codes of the activities are missing or not valid (62.10)',
    },
  },
  employmentStability: {
    article: 'art. 102 c. 1 lett. a',
    message: {
      it: 'Manca l’impegno alla stabilità occupazionale, o perché non è richiesto',
      en: 'The commitment to the stability of employment, or why it is not asked for, is missing',
    },
  },
  agreementApplied: {
    article: 'art. 102 c. 1 lett. b',
    message: {
      it: 'Manca l’impegno ad applicare i contratti collettivi, o perché non è richiesto',
      en: 'The commitment to apply collective agreements, or why it is not asked for, is missing',
    },
  },
  equalOpportunities: {
    article: 'art. 102 c. 1 lett. c',
    message: {
      it: 'Manca l’impegno alle pari opportunità, o perché non è richiesto',
      en: 'The commitment to equal opportunities, or why it is not asked for, is missing',
    },
  },
  socialClause: {
    article: 'art. 57 c. 1',
    message: {
      it: 'Mancano le clausole sociali, o perché non sono richieste',
      en: 'The social clauses, or why they are not asked for, are missing',
    },
  },
  obligationsNotDistinct: {
    article: 'art. 102',
    message: { it: 'Ogni impegno ha un codice proprio', en: 'Every commitment has an id of its own' },
  },
  environmentalDecrees: {
    article: 'art. 57 c. 2',
    message: {
      it: 'Mancano i decreti dei criteri ambientali minimi con la loro data, o perché nessuno si applica',
      en: 'The decrees of the environmental criteria with their dates, or why none applies, are missing',
    },
  },
  cupInvalid: {
    article: 'art. 11 L. 3/2003',
    message: { it: 'Il CUP non è valido', en: 'The CUP is not valid' },
  },
  cuiInvalid: {
    article: 'art. 37',
    message: { it: 'Il CUI non è valido', en: 'The CUI is not valid' },
  },
  lotsNone: {
    article: 'art. 58',
    message: { it: 'Serve almeno un lotto', en: 'At least one lot is needed' },
  },
  lotsNotDistinct: {
    article: 'art. 58',
    message: { it: 'Due lotti hanno lo stesso codice', en: 'Two lots have the same id' },
  },
  lotIdInvalid: {
    article: 'art. 58',
    message: {
      it: 'Il codice del lotto non è valido (LOT-0001)',
      en: 'The id of the lot is not valid (LOT-0001)',
    },
  },
  cpvInvalid: {
    article: 'Reg. (CE) 213/2008',
    message: { it: 'Il codice CPV non è valido', en: 'The CPV code is not valid' },
  },
  cigInvalid: {
    article: 'art. 3 L. 136/2010',
    message: { it: 'Il CIG non è valido', en: 'The CIG is not valid' },
  },
  baseNotPositive: {
    article: 'art. 14',
    message: { it: "L'importo a base di gara non è positivo", en: 'The base of the auction is not positive' },
  },
  safetyCostsInvalid: {
    article: 'art. 26 c. 5 d.lgs. 81/2008',
    message: {
      it: 'I costi della sicurezza da interferenza non sono validi',
      en: 'The interference safety costs are not valid',
    },
  },
  criteriaNone: {
    article: 'art. 108 c. 4',
    message: { it: 'Serve almeno un criterio tecnico', en: 'At least one technical criterion is needed' },
  },
  criteriaNotDistinct: {
    article: 'art. 108 c. 4',
    message: { it: 'Ogni criterio ha un codice proprio', en: 'Every criterion has an id of its own' },
  },
  pointsNot100: {
    article: 'art. 108 c. 7',
    message: {
      it: 'I punti tecnici ed economici di un lotto fanno cento',
      en: 'Technical and economic points of a lot make one hundred',
    },
  },
  pointsNotPositive: {
    article: 'art. 108 c. 7',
    message: { it: 'I punti sono più di zero', en: 'Points are more than zero' },
  },
  bilinearSlope: {
    article: 'art. 108 c. 7',
    message: {
      it: 'Il coefficiente della formula bilineare è 0,80, 0,85 o 0,90',
      en: 'The coefficient of the bilinear formula is 0.80, 0.85 or 0.90',
    },
  },
  thresholdAboveMaximum: {
    article: 'art. 108 c. 7',
    message: {
      it: 'La soglia di sbarramento è maggiore di zero e non supera i punti tecnici',
      en: 'The technical threshold is above zero and not above the technical points',
    },
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type MissingCode = keyof typeof rules;

export function missingItem(field: string, code: MissingCode): MissingItem {
  return { field, code, ...rules[code] };
}
