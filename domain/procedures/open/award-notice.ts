import type { ProcedurePart } from '../procedure.js';

/** The notice that follows the signature: the tender is concluded, and its process waits for it (art. 111). */
export const openAwardNotice: ProcedurePart = {
  commands: [
    {
      command: 'recordAwardNotice',
      by: ['rup'],
      scope: 'lot',
      from: ['contractSigned'],
      outcomes: [{ event: 'awardNoticeRecorded' }],
      guards: ['awardNoticeNew'],
      act: 'minutes',
      article: 'art. 111',
      revives: true,
    },
  ],
  deadlines: [
    {
      deadline: 'awardNoticeTerm',
      scope: 'lot',
      from: ['contractSigned'],
      outcomes: [{ event: 'awardNoticeLapsed' }],
      article: 'art. 111',
      afterEnd: true,
    },
  ],
  openings: [],
};
