import type { LotPhase, TenderPhase } from '../../tender/tender.js';
import type { Procedure, ProcedurePart } from '../procedure.js';

export const openEnds: Procedure['end'] = {
  tender: ['concluded', 'revoked', 'annulled', 'keysLost'],
  lot: ['contractSigned', 'deserted', 'notAwarded', 'revoked', 'annulled'],
};

const untilEvaluation: readonly TenderPhase[] = [
  'decided',
  'publishing',
  'bidding',
  'suspended',
  'closed',
  'admission',
  'evaluation',
];
const whileSealed = untilEvaluation.filter((phase) => phase !== 'decided');

const beforeRanking: readonly LotPhase[] = [
  'pending',
  'awaitingTechnicalOpening',
  'technicalEvaluation',
  'awaitingEconomicOpening',
  'economicEvaluation',
];
const fromRanking: readonly LotPhase[] = ['ranked', 'anomalyCheck', 'awardProposed', 'requirementsVerified'];

/** Provisional guarantees that are still held bind no longer. */
const released = { event: 'guaranteesReleased' } as const;

/** Ends without a contract, whole or for one lot. */
export const openEndings: ProcedurePart = {
  commands: [
    {
      command: 'revokeTender',
      by: ['awardOrgan'],
      scope: 'tender',
      from: untilEvaluation,
      outcomes: [{ event: 'tenderRevoked', to: 'revoked' }, released],
      guards: ['nothingSigned'],
      act: 'order',
      article: 'art. 21-quinquies L. 241/1990',
    },
    {
      command: 'annulTender',
      by: ['awardOrgan'],
      scope: 'tender',
      from: untilEvaluation,
      outcomes: [{ event: 'tenderAnnulled', to: 'annulled' }, released],
      guards: ['nothingSigned', 'withinAnnulmentTerm'],
      act: 'order',
      article: 'art. 21-nonies L. 241/1990',
    },
    {
      command: 'declareKeysLost',
      by: ['awardOrgan'],
      scope: 'tender',
      from: whileSealed,
      outcomes: [{ event: 'keysLostDeclared', to: 'keysLost' }, released],
      guards: ['nothingSigned', 'tooFewSharesLeft'],
      act: 'order',
      article: 'art. 21-quinquies L. 241/1990',
    },
    {
      command: 'declareDeserted',
      by: ['awardOrgan'],
      scope: 'lot',
      from: [...beforeRanking, 'ranked'],
      outcomes: [{ event: 'lotDeserted', to: 'deserted' }, released],
      guards: ['noBidLeft'],
      act: 'order',
      article: 'arts 71, 90 c. 1 lett. a',
    },
    {
      command: 'refuseAward',
      by: ['awardOrgan'],
      scope: 'lot',
      from: ['economicEvaluation', ...fromRanking, 'terminated'],
      outcomes: [{ event: 'awardRefused', to: 'notAwarded' }, released],
      guards: [],
      act: 'order',
      article: 'art. 108 c. 10',
    },
    {
      command: 'revokeLot',
      by: ['awardOrgan'],
      scope: 'lot',
      from: [...beforeRanking, ...fromRanking, 'awarded', 'standstill', 'signable'],
      outcomes: [{ event: 'lotRevoked', to: 'revoked' }, released],
      guards: [],
      act: 'order',
      article: 'art. 21-quinquies L. 241/1990',
    },
  ],
  deadlines: [],
  openings: [],
};
