import type {
  CollectiveAgreement,
  DraftObligations,
  EnvironmentalTerms,
} from '../../domain/tender/draft-terms.js';

/** The fixture says what is bought: on which terms of work and environment, the demo's RUP adds. */
export const agreement: CollectiveAgreement = {
  code: 'C011',
  title: 'Industria metalmeccanica privata e installazione di impianti',
  ateco: ['26.60', '62.10'],
};

export const obligations: DraftObligations = {
  asked: [
    {
      id: 'I1',
      kind: 'employmentStability',
      required: {
        it: 'Impiegare stabilmente il personale del servizio per tutta la durata del contratto.',
        en: 'To employ the staff of the service on a stable basis for the whole contract.',
      },
      answer: 'acceptance',
    },
    {
      id: 'I2',
      kind: 'agreementApplied',
      required: {
        it: 'Applicare il contratto collettivo indicato, o uno equivalente, anche nel subappalto.',
        en: 'To apply the agreement that is named, or an equivalent one, in subcontracts too.',
      },
      answer: 'acceptance',
    },
    {
      id: 'I3',
      kind: 'equalOpportunities',
      required: {
        it: 'Garantire le pari opportunità generazionali, di genere e di inclusione delle persone con disabilità.',
        en: 'To ensure equal opportunities of generation and gender, and the inclusion of people with disabilities.',
      },
      answer: 'description',
    },
  ],
  omitted: [
    {
      kind: 'socialClause',
      reason:
        'Fornitura con servizi prevalentemente intellettuali; nessun contratto precedente da cui assorbire personale.',
    },
  ],
};

export const environment: EnvironmentalTerms = {
  decrees: [],
  noneReason: 'Nessun decreto riguarda piattaforme e dispositivi di teleassistenza.',
};
