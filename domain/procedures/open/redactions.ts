import type { ProcedurePart } from '../procedure.js';

export const openRedactions: ProcedurePart = {
  commands: [
    {
      command: 'decideRedactions',
      by: ['rup'],
      scope: 'lot',
      from: ['ranked', 'anomalyCheck', 'awardProposed', 'requirementsVerified'],
      outcomes: [{ event: 'redactionsDecided' }],
      guards: ['redactionsAsked'],
      act: 'order',
      article: 'arts 35 c. 4, 36 c. 3',
    },
  ],
  deadlines: [
    {
      deadline: 'redactionsRelease',
      scope: 'lot',
      from: ['standstill', 'signable'],
      outcomes: [{ event: 'redactionsReleased' }],
      article: 'art. 36 cc. 4, 5',
    },
  ],
  openings: [],
};
