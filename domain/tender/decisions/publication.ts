import { backwardFrom, endOfPeriod, workingDaysBefore } from '../../calendar/periods.js';
import { romeDateOf } from '../../calendar/rome-time.js';
import { DomainError } from '../../errors.js';
import type { AuthorityId, Instant, TenderId } from '../../types.js';
import type { CommandData } from '../commands.js';
import { type Decide, type Decision, type DecisionContext, factOf } from '../decision.js';
import type { TenderDraft } from '../draft.js';
import { eventOf } from '../events.js';
import { missingFromDraft } from '../missing-from-draft.js';
import { roleProblems } from '../role-incompatibilities.js';

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

/** The decisione di contrarre (art. 17 c. 1) launches the process; it is refused while the draft lacks something. */
export function adoptDecision(
  data: CommandData['adoptDecision'],
  tender: TenderId,
  context: DecisionContext,
): Decision {
  const draft = factOf(context, 'draft');
  const [missing] = missingFromDraft(draft);
  if (missing)
    throw new DomainError('draftIncomplete', { field: missing.field, what: missing.code }, missing.article);
  const [problem] = roleProblems(factOf(context, 'roles'), { custodians: draft.custody.n });
  if (problem)
    throw new DomainError('roleProblem', { role: problem.role, what: problem.code }, problem.article);
  return {
    events: [
      eventOf('decisionAdopted', {
        act: data.act,
        tender,
        authority: draft.authority satisfies AuthorityId,
        procedure: draft.procedure,
        simulation: draft.simulation,
        lots: draft.lots.map((lot) => lot.id),
        custody: { k: draft.custody.k, n: draft.custody.n },
        ...termsFor(plannedDeadline(context.now, draft), draft),
      }),
    ],
  };
}

/** The transmission of the notice: minimum terms run from here and the law in force is pinned (arts 71, 84, 226). */
export const publishTender: Decide<'publishTender'> = (data, _tender, context) => {
  const { manifest } = factOf(context, 'custody');
  if (!manifest) throw new DomainError('keysNotMade');
  const regimeOn = romeDateOf(context.now);
  return {
    events: [eventOf('noticeTransmitted', { act: data.act, transmittedAt: context.now, regimeOn, manifest })],
  };
};

/** Publication with legal value, confirmed by a channel: effects and terms of challenge run from here (arts 27, 85). */
export const confirmPublication: Decide<'confirmPublication'> = (data, _tender, context) => ({
  events: [eventOf('tenderPublished', { publishedAt: context.now, channel: data.channel })],
});
