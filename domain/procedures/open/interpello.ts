import type { ProcedurePart } from '../procedure.js';

/** After the signature: a contract that ended early, and the next in the ranking. */
export const openInterpello: ProcedurePart = {
  commands: [
    {
      command: 'terminateContract',
      by: ['awardOrgan'],
      scope: 'lot',
      from: ['contractSigned'],
      outcomes: [{ event: 'contractTerminated', to: 'terminated', tenderTo: 'evaluation' }],
      guards: [],
      act: 'order',
      article: 'arts 99 c. 3-bis, 122, 123',
      revives: true,
    },
    {
      command: 'callNext',
      by: ['rup'],
      scope: 'lot',
      from: ['terminated'],
      outcomes: [{ event: 'nextCalled', to: 'callingNext' }],
      guards: [],
      act: 'order',
      article: 'art. 124',
    },
    {
      command: 'concludeCall',
      by: ['rup'],
      scope: 'lot',
      from: ['callingNext'],
      outcomes: [
        { event: 'nextAccepted', to: 'awardProposed' },
        { event: 'nextRefused', to: 'terminated' },
      ],
      guards: ['callAnswered'],
      act: 'order',
      article: 'art. 124',
    },
  ],
  deadlines: [
    {
      deadline: 'callEnd',
      scope: 'lot',
      from: ['callingNext'],
      outcomes: [{ event: 'callEnded' }],
      article: 'art. 124',
    },
  ],
  openings: [],
};
