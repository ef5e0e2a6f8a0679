import { romeDateOf } from '../../calendar/rome-time.js';
import { DomainError } from '../../errors.js';
import { lawInForce } from '../../law/law-in-force.js';
import { reminderDistances } from '../../law/reminder-terms.js';
import type { AuthorityId, TenderId } from '../../types.js';
import { type Decide, type Decision, type DecisionContext, type Decisions, factOf } from '../decision.js';
import type { TenderDraft } from '../draft.js';
import { awardTermEnd } from '../duration/terms.js';
import { eventOf } from '../events.js';
import { missingFromDraft } from '../missing-from-draft.js';
import { orderByValue, type PinnedLotLimits } from '../participation/lot-limits.js';
import { roleProblems } from '../role-incompatibilities.js';
import type { PublicationCommands } from './commands.js';
import { plannedDeadline, termsFor } from './terms.js';

/** The decisione di contrarre (art. 17 c. 1) launches the process; it is refused while the draft lacks something. */
export function adoptDecision(
  data: PublicationCommands['adoptDecision'],
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
        reminderRule: lawInForce(reminderDistances, romeDateOf(context.now)).value,
        ...pinnedLimits(draft),
        ...(draft.inversion === 'chosen' && { openingOrder: 'inverted' as const }),
      }),
    ],
  };
}

/** What the process needs of the limits, their reasons left out: it orders the lots by the value that they have now. */
function pinnedLimits({ lotLimits, lots }: TenderDraft): { lotLimits?: PinnedLotLimits } {
  if (!lotLimits) return {};
  const { maxBid, maxWon, rule } = lotLimits;
  return { lotLimits: { maxBid, maxWon, rule, byValue: orderByValue(lots) } };
}

/** The transmission of the notice: minimum terms run from here and the law in force is pinned (arts 71, 84, 226). */
const publishTender: Decide<'publishTender'> = (data, _tender, context) => {
  const { manifest } = factOf(context, 'custody');
  if (!manifest) throw new DomainError('keysNotMade');
  const regimeOn = romeDateOf(context.now);
  return {
    events: [eventOf('noticeTransmitted', { act: data.act, transmittedAt: context.now, regimeOn, manifest })],
  };
};

/** Publication with legal value, confirmed by a channel: effects and terms of challenge run from here (arts 27, 85). */
const confirmPublication: Decide<'confirmPublication'> = ({ channel }, tender, { now }) => ({
  events: [eventOf('tenderPublished', { publishedAt: now, channel, awardDueAt: awardTermEnd(now, tender) })],
});

/** Those of a launched tender; `adoptDecision` launches it. */
export const publicationDecisions: Decisions<Omit<PublicationCommands, 'adoptDecision'>> = {
  publishTender,
  confirmPublication,
};
