import { backwardFrom, endOfPeriod, workingDaysBefore } from '../../calendar/periods.js';
import type { Instant } from '../../types.js';
import type { TenderDraft } from '../draft.js';

/** Working days before the deadline by which every custodian has proven the key (the sealing scheme). */
export const custodyProofWorkingDays = 3;

/** The instants that depend on the deadline for bids. */
export function termsFor(submissionDeadline: Instant, draft: Pick<TenderDraft, 'enquiriesCloseDaysBefore'>) {
  return {
    submissionDeadline,
    enquiriesCloseAt: backwardFrom(submissionDeadline, draft.enquiriesCloseDaysBefore),
    custodyProofAt: workingDaysBefore(submissionDeadline, custodyProofWorkingDays),
  };
}

/**
 * The deadline that the keys are made for: the whole term for bids counted from the last day on which the notice may
 * still be transmitted, so that a notice transmitted in time never shortens the term.
 */
export function plannedDeadline(now: Instant, { submission }: Pick<TenderDraft, 'submission'>): Instant {
  return endOfPeriod(now, submission.days + submission.publishWithinDays);
}
