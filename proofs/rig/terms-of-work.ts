import type { TenderDraft } from '../../domain/tender/draft.js';
import type { CollectiveAgreement } from '../../domain/tender/draft-terms.js';

/** The terms of work and environment of a draft that lacks nothing, in as few words as do. */
export const agreement: CollectiveAgreement = { code: 'C011', title: 'Metalmeccanici', ateco: ['62.10'] };

export const termsOfWork = {
  obligations: {
    asked: [
      {
        ...{ id: 'I1', kind: 'employmentStability', answer: 'acceptance' },
        required: { it: 'Personale stabile.', en: 'Stable staff.' },
      },
      {
        ...{ id: 'I2', kind: 'equalOpportunities', answer: 'description' },
        required: { it: 'Pari opportunità.', en: 'Equal opportunities.' },
      },
    ],
    omitted: [
      { kind: 'agreementApplied', reason: 'Nessun lavoratore dipendente.' },
      { kind: 'socialClause', reason: 'Servizi intellettuali.' },
    ],
  },
  environment: { decrees: [], noneReason: 'Nessun decreto applicabile.' },
} as const satisfies Pick<TenderDraft, 'obligations' | 'environment'>;
