import type { LotPhase, TenderPhase } from '../../tender/tender.js';
import type { ProcedurePart } from '../procedure.js';

const whileBound: TenderPhase[] = ['closed', 'admission', 'evaluation'];
const leading: LotPhase[] = ['anomalyCheck', 'awardProposed', 'requirementsVerified'];
const beforeAward: LotPhase[] = [
  'pending',
  'awaitingTechnicalOpening',
  'technicalEvaluation',
  'awaitingEconomicOpening',
  'economicEvaluation',
  'ranked',
  ...leading,
];

/** How long bids bind, and who need not stay longer. */
export const openValidity: ProcedurePart = {
  commands: [
    {
      command: 'requestExtension',
      by: ['rup'],
      scope: 'tender',
      from: whileBound,
      outcomes: [{ event: 'extensionRequested' }],
      guards: ['extensionLater'],
      act: 'order',
      article: 'arts 17 c. 4, 106 c. 5',
    },
    {
      command: 'confirmValidity',
      by: ['supplier'],
      scope: 'tender',
      from: whileBound,
      outcomes: [{ event: 'validityConfirmed' }, { event: 'validityDeclined' }],
      guards: ['extensionAsked'],
      act: null,
      article: 'art. 17 c. 4',
    },
    {
      command: 'releaseBid',
      by: ['rup'],
      scope: 'lot',
      from: beforeAward,
      outcomes: [{ event: 'bidReleased' }, { event: 'leadingBidReleased', from: leading, to: 'ranked' }],
      guards: ['bidFree'],
      act: 'order',
      article: 'art. 17 c. 4',
    },
  ],
  deadlines: [
    {
      deadline: 'extensionAnswerEnd',
      scope: 'tender',
      from: whileBound,
      outcomes: [{ event: 'extensionUnanswered' }],
      article: 'art. 17 c. 4',
    },
    {
      deadline: 'bidValidityEnd',
      scope: 'tender',
      from: whileBound,
      outcomes: [{ event: 'bidValidityEnded' }],
      article: 'art. 17 c. 4',
    },
  ],
  openings: [],
};
