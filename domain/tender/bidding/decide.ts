import type { Instant } from '../../types.js';
import { type Decide, type DecisionContext, type Decisions, factOf, type Passings } from '../decision.js';
import { eventOf } from '../events.js';
import type { Tender } from '../tender.js';
import type { BiddingCommands, BiddingDeadline } from './commands.js';
import { termsFor } from '../publication/terms.js';

/** Instants after a term has moved; those of a term that stays are kept as they were recorded. */
function movedTerms(asked: Instant | undefined, tender: Tender, context: DecisionContext) {
  if (asked !== undefined) return termsFor(asked, factOf(context, 'draft'));
  const { submissionDeadline, enquiriesCloseAt, custodyProofAt } = tender;
  return { submissionDeadline, enquiriesCloseAt, custodyProofAt };
}

const rectifyTender: Decide<'rectifyTender'> = (data, tender, context) => ({
  events: [
    eventOf('tenderRectified', { act: data.act, ...movedTerms(data.submissionDeadline, tender, context) }),
  ],
});

const extendSubmission: Decide<'extendSubmission'> = (data, tender, context) => ({
  events: [
    eventOf('submissionExtended', { act: data.act, ...movedTerms(data.submissionDeadline, tender, context) }),
  ],
});

export const biddingDecisions: Decisions<BiddingCommands> = {
  rectifyTender,
  extendSubmission,
};

export const biddingPassings: Passings<BiddingDeadline> = {
  enquiriesClose: ({ dueAt }) => eventOf('enquiriesClosed', { dueAt }),
  custodyProof: ({ dueAt }, tender, context) =>
    eventOf('custodyProofsCounted', {
      dueAt,
      proven: factOf(context, 'custody').custodiansProven,
      needed: tender.custody.k + 1,
    }),
  submissionClose: ({ dueAt }, _tender, context) =>
    eventOf('submissionClosed', {
      dueAt,
      bids: factOf(context, 'submissions').map((bid) => ({ ...bid })),
    }),
};
