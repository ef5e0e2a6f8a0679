import type { ProcedurePart } from '../procedure.js';

/** The provisional guarantees of the bids; that of the contract belongs to the award. */
export const openGuarantees: ProcedurePart = {
  commands: [
    {
      command: 'registerProvisionalGuarantee',
      by: ['rup', 'seggio'],
      scope: 'tender',
      from: ['admission', 'evaluation'],
      outcomes: [{ event: 'provisionalGuaranteeRegistered' }],
      guards: ['provisionalGuaranteeAsked', 'bidInScope'],
      act: 'minutes',
      article: 'art. 106',
    },
  ],
  deadlines: [
    {
      deadline: 'guaranteesRelease',
      scope: 'lot',
      from: ['standstill', 'signable'],
      outcomes: [{ event: 'guaranteesReleased' }],
      article: 'art. 106 c. 10',
    },
  ],
  openings: [],
};
