import type { ProcedurePart } from '../procedure.js';

/** How bidders answer to the terms of work: what they commit themselves to, which collective agreement they apply. */
export const openTerms: ProcedurePart = {
  commands: [
    {
      command: 'recordCommitments',
      by: ['rup', 'seggio'],
      scope: 'tender',
      from: ['admission', 'evaluation'],
      outcomes: [{ event: 'commitmentsRecorded' }],
      guards: ['bidInScope', 'obligationsKnown'],
      act: 'minutes',
      article: 'arts 11, 57, 102',
    },
    {
      command: 'assessAgreementEquivalence',
      by: ['rup'],
      scope: 'lot',
      from: ['ranked', 'anomalyCheck', 'awardProposed'],
      outcomes: [{ event: 'agreementAssessed' }],
      guards: ['otherAgreementDeclared'],
      act: 'order',
      article: 'art. 11 c. 4, annex I.01',
    },
  ],
  deadlines: [],
  openings: [],
};
