import type { ProcedurePart } from '../procedure.js';

export const openAdmission: ProcedurePart = {
  commands: [
    {
      command: 'requestIntegration',
      by: ['rup', 'seggio'],
      scope: 'tender',
      from: ['admission', 'evaluation'],
      outcomes: [{ event: 'integrationRequested' }],
      guards: ['bidInScope', 'noIntegrationRunning'],
      act: 'order',
      article: 'art. 101',
    },
    {
      command: 'admitBid',
      by: ['rup'],
      scope: 'tender',
      from: ['admission', 'evaluation'],
      outcomes: [{ event: 'bidAdmitted' }],
      guards: [
        'bidInScope',
        'noIntegrationRunning',
        'groupChangesDecided',
        'companyInOneBid',
        'withinLotLimit',
        'provisionalGuaranteeInOrder',
        'commitmentsAccepted',
      ],
      act: 'order',
      article: 'annex I.2 art. 7; arts 57 c. 1, 58 c. 4, 68 c. 14, 102, 106',
    },
    {
      command: 'excludeBid',
      by: ['rup'],
      scope: 'tender',
      from: ['admission', 'evaluation'],
      // In an inverted order the lot was ranked before its bid is examined: it is ranked again without it.
      outcomes: [{ event: 'bidExcluded', namedLots: { from: 'ranked', to: 'economicEvaluation' } }],
      guards: ['bidInScope', 'noIntegrationRunning'],
      act: 'order',
      article: 'annex I.2 art. 7 c. 1 lett. d',
    },
    {
      command: 'closeAdmissions',
      by: ['rup'],
      scope: 'tender',
      from: ['admission'],
      outcomes: [{ event: 'admissionsClosed', to: 'evaluation', lotsTo: 'awaitingTechnicalOpening' }],
      guards: ['everyBidDecided'],
      act: 'minutes',
      article: 'annex I.2 art. 7',
    },
  ],
  deadlines: [
    {
      deadline: 'integrationEnd',
      scope: 'tender',
      from: ['admission', 'evaluation'],
      outcomes: [{ event: 'integrationEnded' }],
      article: 'art. 101',
    },
  ],
  openings: [],
};
