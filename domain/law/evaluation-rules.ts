import {
  checked,
  codeEffectiveOn,
  correctiveDecreeOn,
  type LawParameter,
  toBeVerified,
} from './law-parameter.js';

export interface CommissionSize {
  readonly max: number;
  readonly odd: boolean;
}

export const commissionSize: LawParameter<CommissionSize> = {
  id: 'commission-size',
  article: 'art. 93 c.2 d.lgs. 36/2023',
  description: {
    it: 'Commissione giudicatrice: numero dispari di componenti, con un massimo',
    en: 'Evaluation commission: an odd number of members, up to a maximum',
  },
  unit: 'persons',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, { max: 5, odd: true }, 'brocardi.it and gazzettaufficiale.it, art. 93')],
};

export const politicalOfficeCoolingOff: LawParameter<number> = {
  id: 'political-office-cooling-off',
  article: 'art. 93 c.5 d.lgs. 36/2023',
  description: {
    it: "Anni dalla carica politica nell'amministrazione durante i quali non si può essere commissario",
    en: 'Years since a political office in the authority during which one cannot be a commissioner',
  },
  unit: 'years',
  pinnedBy: 'act',
  rows: [checked(codeEffectiveOn, 2, 'brocardi.it and gazzettaufficiale.it, art. 93')],
};

const ceilings = 'public guide to price-quality evaluation: art. 108 limits, Bando tipo 2/2026';

export const economicCeilingLabourIntensive: LawParameter<number> = {
  id: 'economic-ceiling-labour-intensive',
  article: 'art. 108 c.4 d.lgs. 36/2023',
  description: {
    it: 'Tetto al punteggio economico: contratti ad alta intensità di manodopera',
    en: 'Ceiling of the economic score: labour-intensive contracts',
  },
  unit: 'points',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 30, ceilings)],
};

export const economicCeilingStrategicIct: LawParameter<number> = {
  id: 'economic-ceiling-strategic-ict',
  article: 'art. 108 c.4 d.lgs. 36/2023',
  description: {
    it: 'Tetto al punteggio economico: beni e servizi informatici in contesti di interesse nazionale strategico',
    en: 'Ceiling of the economic score: ICT goods and services in contexts of strategic national interest',
  },
  unit: 'points',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 10, ceilings)],
};

export const economicCeilingEngineering: LawParameter<number> = {
  id: 'economic-ceiling-engineering',
  article: 'art. 41 c.15-bis d.lgs. 36/2023',
  description: {
    it: 'Tetto al punteggio economico: servizi di ingegneria e architettura',
    en: 'Ceiling of the economic score: engineering and architecture services',
  },
  unit: 'points',
  pinnedBy: 'publication',
  // c.15-bis was added by the corrective decree: before it there was no such ceiling.
  rows: [checked(correctiveDecreeOn, 30, ceilings)],
};

export interface FourFifths {
  readonly numerator: number;
  readonly denominator: number;
  readonly minimumBids: number;
}

export const fourFifthsElement: LawParameter<FourFifths> = {
  id: 'four-fifths-element',
  article: 'art. 110 c.1 d.lgs. 36/2023',
  description: {
    it: 'I quattro quinti di entrambi i punteggi, usabile come elemento specifico se il bando lo indica (non è più nel Codice)',
    en: 'Four fifths of both scores, usable as a specific element if the notice states it (no longer in the Code)',
  },
  unit: 'rule',
  pinnedBy: 'publication',
  rows: [
    toBeVerified(
      codeEffectiveOn,
      { numerator: 4, denominator: 5, minimumBids: 3 },
      'practice, from art. 97 c.3 d.lgs. 50/2016: to be compared with the tender documents',
    ),
  ],
};

export const explanationsMaximum: LawParameter<number> = {
  id: 'explanations-maximum',
  article: 'art. 110 c.2 d.lgs. 36/2023',
  description: {
    it: "Offerta anormalmente bassa: termine massimo per le spiegazioni dell'operatore",
    en: 'Abnormally low tender: longest term for the explanations of the operator',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [checked(codeEffectiveOn, 15, 'italiappalti.it, art. 110')],
};
