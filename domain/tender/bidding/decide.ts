import type { Instant } from '../../types.js';
import { type Decide, type DecisionContext, type Decisions, factOf, type Passings } from '../decision.js';
import { eventOf } from '../events.js';
import type { Tender } from '../tender.js';
import type { BiddingCommands, BiddingDeadline } from './commands.js';
import { termsFor } from '../publication/terms.js';
import { deadlineAfterLoss } from './later-deadlines.js';
import { suspendedSince } from './state.js';
import { validityEnd } from '../validity/terms.js';

/** Instants after a term has moved; those of a term that stays are kept as they were recorded. */
function movedTerms(asked: Instant | undefined, tender: Tender, context: DecisionContext) {
  if (asked !== undefined) return termsFor(asked, factOf(context, 'draft'));
  const { submissionDeadline, enquiriesCloseAt, custodyProofAt } = tender;
  return { submissionDeadline, enquiriesCloseAt, custodyProofAt };
}

const rectifyTender: Decide<'rectifyTender'> = (data, tender, context) => ({
  events: [
    eventOf('tenderRectified', {
      act: data.act,
      significant: data.significant,
      ...movedTerms(data.submissionDeadline, tender, context),
    }),
  ],
});

const extendSubmission: Decide<'extendSubmission'> = (data, tender, context) => ({
  events: [
    eventOf('submissionExtended', {
      ...{ act: data.act, cause: data.cause, malfunctions: data.malfunctions },
      ...movedTerms(data.submissionDeadline, tender, context),
    }),
  ],
});

const suspendTender: Decide<'suspendTender'> = (data) => ({
  events: [eventOf('tenderSuspended', { ...data })],
});

/** Enquiries and custody proofs that were over before the suspension stay over. */
const resumeTender: Decide<'resumeTender'> = ({ act }, tender, context) => {
  const since = suspendedSince(tender);
  if (since === null) throw new Error('a suspended tender knows since when');
  const stoodStillMs = Date.parse(context.now) - Date.parse(since);
  const deadline = deadlineAfterLoss(tender.submissionDeadline, stoodStillMs);
  const terms = termsFor(deadline, factOf(context, 'draft'));
  return {
    events: [
      eventOf('tenderResumed', {
        act,
        submissionDeadline: terms.submissionDeadline,
        enquiriesCloseAt: tender.enquiriesClosedAt ? tender.enquiriesCloseAt : terms.enquiriesCloseAt,
        custodyProofAt: tender.custodyProofCountedAt ? tender.custodyProofAt : terms.custodyProofAt,
      }),
    ],
  };
};

/** Only bids are open again: enquiries and custody proofs stay as they were. */
const reopenSubmission: Decide<'reopenSubmission'> = ({ act, malfunctions, submissionDeadline }, tender) => {
  const { enquiriesCloseAt, custodyProofAt } = tender;
  const terms = { submissionDeadline, enquiriesCloseAt, custodyProofAt };
  return { events: [eventOf('submissionReopened', { act, malfunctions, ...terms })] };
};

export const biddingDecisions: Decisions<BiddingCommands> = {
  rectifyTender,
  extendSubmission,
  suspendTender,
  resumeTender,
  reopenSubmission,
};

export const biddingPassings: Passings<BiddingDeadline> = {
  enquiriesClose: ({ dueAt }) => eventOf('enquiriesClosed', { dueAt }),
  custodyProof: ({ dueAt }, tender, context) =>
    eventOf('custodyProofsCounted', {
      dueAt,
      proven: factOf(context, 'custody').custodiansProven,
      needed: tender.custody.k + 1,
    }),
  submissionClose: ({ dueAt }, tender, context) =>
    eventOf('submissionClosed', {
      dueAt,
      bids: factOf(context, 'submissions').map((bid) => ({ ...bid })),
      bidsValidUntil: validityEnd(dueAt, tender, factOf(context, 'draft')),
    }),
};
