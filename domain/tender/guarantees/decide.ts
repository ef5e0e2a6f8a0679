import { endOfPeriod } from '../../calendar/periods.js';
import { DomainError } from '../../errors.js';
import {
  checkProvisionalGuarantee,
  dueProvisionalGuarantee,
} from '../../guarantees/provisional-guarantee.js';
import type { Reductions } from '../../guarantees/reductions.js';
import { provisionalGuaranteeRelease } from '../../law/guarantee-rules.js';
import { lawInForce } from '../../law/law-in-force.js';
import type { Instant, LotId } from '../../types.js';
import { lotOf } from '../deadline.js';
import { type Decide, type Decisions, factOf, type Passings } from '../decision.js';
import type { TenderDraft } from '../draft.js';
import { eventOf, type TenderEvent } from '../events.js';
import { regimeOf } from '../regime.js';
import type { Tender } from '../tender.js';
import { isBelowThreshold } from '../thresholds.js';
import type { GuaranteesCommands, GuaranteesDeadline } from './commands.js';
import { guaranteesHeld, losersGuarantees } from './state.js';

/** Whatever the envelope holds is registered, with what is wrong with it: the admission, or its refusal, is an act of its own. */
const registerProvisionalGuarantee: Decide<'registerProvisionalGuarantee'> = (data, tender, context) => {
  const draft = factOf(context, 'draft');
  const dueCents = provisionalDue(data.lot, data, tender, draft);
  const expected = {
    dueCents,
    submissionDeadline: tender.submissionDeadline,
    validityDays: draft.guarantees?.provisionalValidityDays ?? null,
  };
  const findings = checkProvisionalGuarantee(data, expected, regimeOf(tender));
  return { events: [eventOf('provisionalGuaranteeRegistered', { ...data, dueCents, findings })] };
};

/** What is due for a lot after these reductions; the whole where none is claimed. Throws `guaranteeNotAsked`. */
export function provisionalDue(
  lot: LotId,
  reductions: Reductions,
  tender: Tender,
  draft: TenderDraft,
): number {
  const percent = draft.guarantees?.provisionalPercent;
  const asked = draft.lots.find(({ id }) => id === lot);
  if (!percent || !asked) throw new DomainError('guaranteeNotAsked', { lot }, 'arts 53, 106');
  const valueCents = asked.baseCents + asked.safetyCents;
  const isBelow = isBelowThreshold(tender, draft);
  return dueProvisionalGuarantee(
    { valueCents, percent, isBelowThreshold: isBelow },
    reductions,
    regimeOf(tender),
  );
}

/** When the guarantees of who has not won are released at the latest (art. 106 c. 10); nothing where none is held. */
export function guaranteesRelease(
  lastSentAt: Instant,
  tender: Tender,
  lot: LotId,
): { guaranteesReleaseAt?: Instant } {
  if (losersGuarantees(tender, lot).length === 0) return {};
  const { value: days } = lawInForce(provisionalGuaranteeRelease, regimeOf(tender));
  return { guaranteesReleaseAt: endOfPeriod(lastSentAt, days) };
}

/** With the contract the winner's guarantee is released by itself (art. 106 c. 6); then, or where none follows, any that is held. */
export function releasedWith(cause: 'contract' | 'end', tender: Tender, lot: LotId): TenderEvent[] {
  const bids = guaranteesHeld(tender, lot);
  return bids.length === 0 ? [] : [eventOf('guaranteesReleased', { lot, bids, cause })];
}

const settleProvisionalGuarantee: Decide<'settleProvisionalGuarantee'> = ({ act, lot, bid, outcome }) => ({
  events: [
    outcome === 'released'
      ? eventOf('guaranteesReleased', { act, lot, bids: [bid], cause: 'act' })
      : eventOf('guaranteeEnforced', { act, lot, bid }),
  ],
});

export const guaranteesDecisions: Decisions<GuaranteesCommands> = {
  registerProvisionalGuarantee,
  settleProvisionalGuarantee,
};

export const guaranteesPassings: Passings<GuaranteesDeadline> = {
  guaranteesRelease: (deadline, tender) => {
    const lot = lotOf(deadline);
    const bids = losersGuarantees(tender, lot);
    return eventOf('guaranteesReleased', { lot, bids, cause: 'term', dueAt: deadline.dueAt });
  },
};
