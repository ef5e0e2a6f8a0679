import type { ProcedurePart } from '../procedure.js';

export const openPublication: ProcedurePart = {
  commands: [
    {
      command: 'publishTender',
      by: ['rup'],
      scope: 'tender',
      from: ['decided'],
      outcomes: [{ event: 'noticeTransmitted', to: 'publishing' }],
      guards: ['keysMade', 'sharesAcknowledged', 'termLongEnough'],
      act: 'notice',
      article: 'arts 71, 84',
    },
    {
      command: 'confirmPublication',
      by: ['engine'],
      scope: 'tender',
      from: ['publishing'],
      outcomes: [{ event: 'tenderPublished', to: 'bidding' }],
      guards: [],
      act: null,
      article: 'arts 27, 85',
    },
  ],
  deadlines: [],
  openings: [],
};
