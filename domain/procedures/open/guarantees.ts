import type { LotPhase } from '../../tender/tender.js';
import type { ProcedurePart } from '../procedure.js';

const ranked: readonly LotPhase[] = ['ranked', 'anomalyCheck', 'awardProposed', 'requirementsVerified'];

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
    {
      command: 'settleProvisionalGuarantee',
      by: ['rup'],
      scope: 'lot',
      from: [...ranked, 'awarded', 'standstill', 'signable', 'terminated', 'callingNext'],
      outcomes: [{ event: 'guaranteesReleased' }, { event: 'guaranteeEnforced' }],
      guards: ['provisionalGuaranteeHeld'],
      act: 'order',
      article: 'art. 106 cc. 6, 10',
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
