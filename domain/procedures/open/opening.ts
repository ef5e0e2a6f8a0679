import type { ProcedurePart } from '../procedure.js';

export const openOpening: ProcedurePart = {
  commands: [],
  deadlines: [],
  openings: [
    {
      kind: 'administrative',
      scope: 'tender',
      from: 'closed',
      to: 'admission',
      guards: [],
      permittedBy: 'submissionClosed',
      article: 'art. 99',
    },
    {
      kind: 'technical',
      scope: 'lot',
      from: 'awaitingTechnicalOpening',
      to: 'technicalEvaluation',
      guards: ['declaredBeforeNames'],
      permittedBy: 'admissionsClosed',
      article: 'art. 93',
    },
    {
      kind: 'economic',
      scope: 'lot',
      from: 'awaitingEconomicOpening',
      to: 'economicEvaluation',
      guards: [],
      permittedBy: 'scoresFrozen',
      article: 'art. 108',
    },
  ],
};
