import { checked, codeEffectiveOn, type LawParameter } from './law-parameter.js';

export const accessChallenge: LawParameter<number> = {
  id: 'access-challenge',
  article: 'art. 36 c.4 d.lgs. 36/2023',
  description: {
    it: "Ricorso sull'oscuramento delle offerte: dalla comunicazione digitale dell'aggiudicazione con i documenti",
    en: 'Challenge of the redaction of bids: from the digital communication of the award with the documents',
  },
  unit: 'days',
  pinnedBy: 'act',
  rows: [checked(codeEffectiveOn, 10, 'codiceappalti.it, art. 36')],
};

export const challengeTerm: LawParameter<number> = {
  id: 'challenge-term',
  article: 'art. 120 c.2 d.lgs. 104/2010',
  description: {
    it: 'Ricorso al TAR contro gli atti della procedura: dalla comunicazione (art. 90) o dalla messa a disposizione degli atti (art. 36)',
    en: 'Challenge of the acts of the procedure before the administrative court: from the communication (art. 90) or the disclosure of the acts (art. 36)',
  },
  unit: 'days',
  pinnedBy: 'act',
  rows: [checked(codeEffectiveOn, 30, 'brocardi.it, art. 120 c.p.a. (text updated 31/01/2024)')],
};

/** Days of every year on which a term does not run, `MM-DD`, both included. */
export interface YearlySuspension {
  readonly from: string;
  readonly to: string;
}

export const challengeSuspension: LawParameter<YearlySuspension> = {
  id: 'challenge-suspension',
  article: 'art. 54 c.2 d.lgs. 104/2010',
  description: {
    it: 'Sospensione feriale dei termini processuali; il termine dilatorio non si sospende',
    en: 'Summer suspension of procedural terms; the standstill is not suspended',
  },
  unit: 'rule',
  pinnedBy: 'act',
  rows: [
    checked(
      codeEffectiveOn,
      { from: '08-01', to: '08-31' },
      'doctrine.it, art. 54 c.p.a., as amended by d.l. 83/2015',
    ),
  ],
};
