import type { Instant } from '../../types.js';
import { type Decide, type DecisionContext, factOf } from '../decision.js';
import { eventOf } from '../events.js';
import type { Tender } from '../tender.js';
import { termsFor } from './publication.js';

/** Instants after a term has moved; those of a term that stays are kept as they were recorded. */
function movedTerms(asked: Instant | undefined, tender: Tender, context: DecisionContext) {
  if (asked !== undefined) return termsFor(asked, factOf(context, 'draft'));
  const { submissionDeadline, enquiriesCloseAt, custodyProofAt } = tender;
  return { submissionDeadline, enquiriesCloseAt, custodyProofAt };
}

export const rectifyTender: Decide<'rectifyTender'> = (data, tender, context) => ({
  events: [
    eventOf('tenderRectified', { act: data.act, ...movedTerms(data.submissionDeadline, tender, context) }),
  ],
});

export const extendSubmission: Decide<'extendSubmission'> = (data, tender, context) => ({
  events: [
    eventOf('submissionExtended', { act: data.act, ...movedTerms(data.submissionDeadline, tender, context) }),
  ],
});

export const revokeTender: Decide<'revokeTender'> = (data) => ({
  events: [eventOf('tenderRevoked', { act: data.act })],
});
