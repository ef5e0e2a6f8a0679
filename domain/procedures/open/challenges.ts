import type { LotPhase } from '../../tender/tender.js';
import type { ProcedurePart } from '../procedure.js';

/** From the ranking to the signature, in their order. */
const awarding: LotPhase[] = ['awardProposed', 'requirementsVerified', 'awarded', 'standstill', 'signable'];
const ranked: LotPhase[] = ['ranked', 'anomalyCheck', ...awarding];
const scored: LotPhase[] = ['awaitingEconomicOpening', 'economicEvaluation', ...ranked];
const evaluated: LotPhase[] = ['awaitingTechnicalOpening', 'technicalEvaluation', ...scored];
const unsigned: LotPhase[] = ['pending', ...evaluated];

export const openChallenges: ProcedurePart = {
  commands: [
    {
      command: 'recordAppeal',
      by: ['rup'],
      scope: 'lot',
      from: unsigned,
      outcomes: [{ event: 'appealRecorded' }],
      guards: ['appellantBids', 'notInFuture'],
      act: 'minutes',
      article: 'art. 120 c.p.a.',
    },
    {
      command: 'recordInterimRequest',
      by: ['rup'],
      scope: 'lot',
      from: unsigned,
      outcomes: [{ event: 'interimRequested' }],
      guards: ['challengePending', 'interimInOrder', 'notInFuture'],
      act: 'minutes',
      article: 'art. 18 c. 4',
    },
    {
      command: 'recordInterimDecision',
      by: ['rup'],
      scope: 'lot',
      from: unsigned,
      outcomes: [{ event: 'interimDecided' }, { event: 'durationStopped' }],
      guards: ['challengePending', 'interimInOrder'],
      act: 'minutes',
      article: 'art. 18 c. 4',
    },
    {
      command: 'recordJudgment',
      by: ['rup'],
      scope: 'lot',
      from: unsigned,
      outcomes: [
        { event: 'challengeDismissed' },
        { event: 'awardAnnulled', from: awarding, to: 'ranked' },
        { event: 'rankingAnnulled', from: ranked, to: 'economicEvaluation' },
        { event: 'evaluationAnnulled', from: scored, to: 'awaitingTechnicalOpening' },
        { event: 'admissionAnnulled', from: ranked, to: 'economicEvaluation' },
        { event: 'bidReadmitted', from: evaluated, to: 'awaitingTechnicalOpening' },
        { event: 'exclusionAnnulled', from: ['pending'] },
        { event: 'noticeAnnulled', from: unsigned, to: 'annulled' },
        // With the annulment of the notice no contract follows: provisional guarantees bind no longer.
        { event: 'guaranteesReleased' },
        { event: 'redactionsUpheld', from: ['awarded', 'standstill', 'signable'] },
        { event: 'durationResumed' },
      ],
      guards: ['challengePending', 'judgedBidInScope'],
      act: 'order',
      article: 'arts 120, 124 c.p.a.',
    },
  ],
  deadlines: [],
  openings: [],
};
