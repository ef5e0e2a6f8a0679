import type { LotPhase } from '../../tender/tender.js';
import type { ProcedurePart } from '../procedure.js';

const awarded: LotPhase[] = ['awarded', 'standstill', 'signable'];

export const openSignature: ProcedurePart = {
  commands: [
    {
      command: 'orderEarlyExecution',
      by: ['rup'],
      scope: 'lot',
      from: awarded,
      outcomes: [{ event: 'earlyExecutionOrdered' }],
      guards: ['earlyExecutionNew', 'earlyExecutionUrgent', 'signatureFree'],
      act: 'order',
      article: 'art. 17 cc. 8, 9',
    },
    {
      command: 'deferSignature',
      by: ['awardOrgan'],
      scope: 'lot',
      from: awarded,
      outcomes: [{ event: 'signatureDeferred' }],
      guards: ['signatureOnlyLater'],
      act: 'order',
      article: 'art. 18 c. 2',
    },
    {
      command: 'recordWithdrawal',
      by: ['rup'],
      scope: 'lot',
      from: awarded,
      outcomes: [{ event: 'awardeeWithdrew', to: 'ranked' }],
      // While a court stays the signature the delay is nobody's doing.
      guards: ['signatureLapsed', 'signatureFree'],
      act: 'minutes',
      article: 'art. 18 c. 5',
    },
    {
      command: 'notifyWithdrawal',
      by: ['supplier'],
      scope: 'lot',
      from: awarded,
      outcomes: [{ event: 'withdrawalNotified', to: 'ranked' }],
      guards: ['ownAward', 'signatureLapsed', 'signatureFree'],
      act: null,
      article: 'art. 18 c. 5',
    },
    {
      command: 'revokeAward',
      by: ['awardOrgan'],
      scope: 'lot',
      from: awarded,
      outcomes: [{ event: 'awardRevoked', to: 'ranked' }],
      guards: ['signatureLapsed', 'signatureFree'],
      act: 'order',
      article: 'art. 18 c. 6',
    },
  ],
  deadlines: [
    {
      deadline: 'signatureTerm',
      scope: 'lot',
      from: awarded,
      outcomes: [{ event: 'signatureTermLapsed' }],
      article: 'art. 18 c. 2',
    },
  ],
  openings: [],
};
