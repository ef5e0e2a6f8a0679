import type { ProcedurePart } from '../procedure.js';

export const openEvaluation: ProcedurePart = {
  commands: [
    {
      command: 'appointCommission',
      by: ['awardOrgan'],
      scope: 'tender',
      from: ['closed', 'admission', 'evaluation'],
      outcomes: [{ event: 'commissionAppointed' }],
      guards: ['commissionComposed'],
      act: 'appointment',
      article: 'art. 93',
    },
    {
      command: 'freezeScores',
      by: ['commissioner'],
      scope: 'lot',
      from: ['technicalEvaluation'],
      outcomes: [{ event: 'scoresFrozen', to: 'awaitingEconomicOpening' }],
      guards: ['declaredAfterNames', 'scoresComplete'],
      act: 'minutes',
      article: 'arts 93, 108',
    },
    {
      command: 'formRanking',
      by: ['commissioner'],
      scope: 'lot',
      from: ['economicEvaluation'],
      outcomes: [{ event: 'rankingFormed', to: 'ranked' }],
      guards: [],
      act: 'minutes',
      article: 'art. 108',
    },
    {
      command: 'requestExplanations',
      by: ['rup'],
      scope: 'lot',
      from: ['ranked'],
      outcomes: [{ event: 'explanationsRequested', to: 'anomalyCheck' }],
      guards: ['bidFlagged'],
      act: 'order',
      article: 'art. 110 c. 2',
    },
    {
      command: 'judgeExplanations',
      by: ['rup'],
      scope: 'lot',
      from: ['anomalyCheck'],
      outcomes: [
        { event: 'explanationsAccepted', to: 'ranked' },
        { event: 'bidFoundAbnormal', to: 'economicEvaluation' },
      ],
      guards: ['explanationsDue'],
      act: 'order',
      article: 'art. 110 c. 5',
    },
  ],
  deadlines: [
    {
      deadline: 'explanationsEnd',
      scope: 'lot',
      from: ['anomalyCheck'],
      outcomes: [{ event: 'explanationsEnded' }],
      article: 'art. 110 c. 2',
    },
  ],
  openings: [],
};
