import type { ProcedurePart } from '../procedure.js';

export const openRectification: ProcedurePart = {
  commands: [
    {
      command: 'decideRectification',
      by: ['rup'],
      scope: 'lot',
      from: ['technicalEvaluation', 'economicEvaluation'],
      outcomes: [{ event: 'rectificationAccepted' }, { event: 'rectificationRefused' }],
      guards: ['rectificationPending', 'rectificationReadable'],
      act: 'order',
      article: 'art. 101 c. 4',
    },
  ],
  deadlines: [],
  openings: [],
};
