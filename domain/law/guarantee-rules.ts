import { codeEffectiveOn, correctiveDecreeOn, type LawParameter, toBeVerified } from './law-parameter.js';

const practice = 'practice: the figures are to be compared with the published text';

/** Per cent of the value of a lot. */
export const provisionalGuarantee: LawParameter<{ usual: number; min: number; max: number }> = {
  id: 'provisional-guarantee',
  article: 'art. 106 c.1 d.lgs. 36/2023',
  description: {
    it: 'Garanzia provvisoria, per cento del valore: di regola, e fra quali estremi con motivazione',
    en: 'Provisional guarantee, per cent of the value: as a rule, and between which ends with reasons',
  },
  unit: 'rule',
  pinnedBy: 'publication',
  rows: [toBeVerified(codeEffectiveOn, { usual: 2, min: 1, max: 4 }, practice)],
};

/** Days from the deadline for bids, unless the notice sets others. */
export const provisionalGuaranteeValidity: LawParameter<number> = {
  id: 'provisional-guarantee-validity',
  article: 'art. 106 c.5 d.lgs. 36/2023',
  description: {
    it: 'Validità minima della garanzia provvisoria dal termine per le offerte, salvo che il bando dica altro',
    en: 'Least validity of the provisional guarantee from the deadline for bids, unless the notice says otherwise',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [toBeVerified(codeEffectiveOn, 180, practice)],
};

/** Days from the last communication of the award. */
export const provisionalGuaranteeRelease: LawParameter<number> = {
  id: 'provisional-guarantee-release',
  article: 'art. 106 c.10 d.lgs. 36/2023',
  description: {
    it: "Svincolo della garanzia provvisoria dei non aggiudicatari: al più, dalla comunicazione dell'aggiudicazione",
    en: 'Release of the provisional guarantees of those who do not win: at most, from the communication of the award',
  },
  unit: 'days',
  pinnedBy: 'publication',
  rows: [toBeVerified(codeEffectiveOn, 30, practice)],
};

/** Per cent of the amount of the contract; each point of discount above a step adds points. */
export const definitiveGuarantee: LawParameter<{ base: number; single: number; double: number }> = {
  id: 'definitive-guarantee',
  article: 'art. 117 c.2 d.lgs. 36/2023',
  description: {
    it: 'Garanzia definitiva, per cento del contratto: un punto in più per ogni punto di ribasso oltre il primo scalino, due oltre il secondo',
    en: 'Definitive guarantee, per cent of the contract: one point more for each point of discount above the first step, two above the second',
  },
  unit: 'rule',
  pinnedBy: 'publication',
  rows: [toBeVerified(codeEffectiveOn, { base: 10, single: 10, double: 20 }, practice)],
};

/** `adjusted`: whether reductions and increases apply. */
export const guaranteesBelowThreshold: LawParameter<{
  provisionalMaximum: number;
  definitive: number;
  adjusted: boolean;
}> = {
  id: 'guarantees-below-threshold',
  article: 'art. 53 d.lgs. 36/2023',
  description: {
    it: 'Garanzie sotto soglia, per cento: provvisoria al più, definitiva, e se riduzioni e aumenti si applicano',
    en: 'Guarantees below threshold, per cent: provisional at most, definitive, and whether reductions and increases apply',
  },
  unit: 'rule',
  pinnedBy: 'publication',
  rows: [
    toBeVerified(codeEffectiveOn, { provisionalMaximum: 1, definitive: 5, adjusted: true }, practice),
    toBeVerified(
      correctiveDecreeOn,
      { provisionalMaximum: 1, definitive: 5, adjusted: false },
      'art. 53 c. 4-bis, added by d.lgs. 209/2024: to be read',
    ),
  ],
};

export interface ReductionPercents {
  readonly qualitySystem: number;
  readonly smallEnterprise: number;
  readonly digital: number;
  readonly marksMaximum: number;
}

/** Per cent of what the reductions before have left. */
export const guaranteeReductions: LawParameter<ReductionPercents> = {
  id: 'guarantee-reductions',
  article: 'art. 106 c.8 d.lgs. 36/2023',
  description: {
    it: 'Riduzioni delle garanzie, per cento: sistema di qualità oppure micro, piccola e media impresa; garanzia digitale; marchi e certificazioni dell’allegato II.13, al più',
    en: 'Reductions of guarantees, per cent: quality system or else micro, small and medium enterprise; digital guarantee; marks of annex II.13, at most',
  },
  unit: 'rule',
  pinnedBy: 'publication',
  rows: [
    toBeVerified(
      codeEffectiveOn,
      { qualitySystem: 30, smallEnterprise: 50, digital: 10, marksMaximum: 20 },
      practice,
    ),
  ],
};
