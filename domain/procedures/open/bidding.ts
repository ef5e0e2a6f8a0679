import type { TenderPhase } from '../../tender/tender.js';
import type { ProcedurePart } from '../procedure.js';

const beforeDeadline: TenderPhase[] = ['bidding'];

export const openBidding: ProcedurePart = {
  commands: [
    {
      command: 'rectifyTender',
      by: ['rup'],
      scope: 'tender',
      from: beforeDeadline,
      outcomes: [{ event: 'tenderRectified' }],
      guards: ['deadlineOnlyLater', 'significantChangeExtends'],
      act: 'notice',
      article: 'art. 92 c. 2',
    },
    {
      command: 'extendSubmission',
      by: ['rup'],
      scope: 'tender',
      from: beforeDeadline,
      outcomes: [{ event: 'submissionExtended' }],
      guards: ['deadlineOnlyLater', 'malfunctionsRegistered', 'malfunctionsOver', 'extensionLongEnough'],
      act: 'notice',
      article: 'art. 92 c. 2',
    },
    {
      command: 'suspendTender',
      by: ['rup'],
      scope: 'tender',
      from: beforeDeadline,
      outcomes: [{ event: 'tenderSuspended', to: 'suspended' }],
      guards: ['malfunctionsRegistered'],
      act: 'order',
      article: 'art. 25 c. 2; art. 21-quater L. 241/1990',
    },
    {
      command: 'resumeTender',
      by: ['rup'],
      scope: 'tender',
      from: ['suspended'],
      outcomes: [{ event: 'tenderResumed', to: 'bidding' }],
      guards: [],
      act: 'notice',
      article: 'art. 92 c. 2',
    },
    {
      command: 'reopenSubmission',
      by: ['rup'],
      scope: 'tender',
      from: ['closed'],
      outcomes: [{ event: 'submissionReopened', to: 'bidding' }],
      guards: [
        'nothingOpened',
        'malfunctionsRegistered',
        'malfunctionsOver',
        'malfunctionTookTime',
        'extensionLongEnough',
      ],
      act: 'order',
      article: 'art. 25 c. 2',
    },
  ],
  deadlines: [
    {
      deadline: 'enquiriesClose',
      scope: 'tender',
      from: beforeDeadline,
      outcomes: [{ event: 'enquiriesClosed' }],
      article: 'art. 88 c. 3',
    },
    {
      deadline: 'custodyProof',
      scope: 'tender',
      from: beforeDeadline,
      outcomes: [{ event: 'custodyProofsCounted' }],
      article: 'art. 25',
    },
    {
      deadline: 'submissionClose',
      scope: 'tender',
      from: beforeDeadline,
      outcomes: [{ event: 'submissionClosed', to: 'closed' }],
      article: 'arts 71, 92',
    },
  ],
  openings: [],
};
