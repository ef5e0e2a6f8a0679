import type { ProcedurePart } from '../procedure.js';

/** A group, consortium or network that loses or replaces a member after it has bid. */
export const openGroupChanges: ProcedurePart = {
  commands: [
    {
      command: 'decideGroupChange',
      by: ['rup'],
      scope: 'tender',
      from: ['admission', 'evaluation'],
      outcomes: [{ event: 'groupChangeAccepted' }, { event: 'groupChangeRefused' }],
      guards: ['groupChangePending', 'companyInOneBidAfter'],
      act: 'order',
      article: 'arts 68 c. 17, 97',
    },
  ],
  deadlines: [],
  openings: [],
};
