import type { ProcedurePart } from '../procedure.js';

/** A reminder is due while the term that it is about is awaited, whatever the phase. */
export const openReminders: ProcedurePart = {
  commands: [],
  deadlines: [
    {
      deadline: 'reminder',
      scope: 'tender',
      from: ['bidding', 'suspended', 'closed', 'admission', 'evaluation', 'concluded'],
      outcomes: [{ event: 'termReminded' }],
      article: 'art. 1 c. 2-bis L. 241/1990',
    },
  ],
  openings: [],
};
