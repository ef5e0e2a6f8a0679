import type { TermKind } from '../commands.js';
import type { Deadline } from '../deadline.js';
import { type DecisionContext, factOf, type Passings } from '../decision.js';
import { eventOf } from '../events.js';
import type { Tender } from '../tender.js';
import { remindedBid } from './addressees.js';
import type { RemindersDeadline } from './commands.js';
import { nearerReminderAt } from './deadlines.js';
import type { ReminderOutcome } from './events.js';

export const remindersPassings: Passings<RemindersDeadline> = {
  reminder: (deadline, tender, context) => {
    const { dueAt, reminds, lot, ref } = deadline;
    if (!reminds) throw new Error('a reminder names its term');
    const { term, daysBefore } = reminds;
    const bid = remindedBid(tender, term);
    return eventOf('termReminded', {
      ...{ dueAt, daysBefore, term: term.kind as TermKind, endsAt: term.dueAt },
      ...{ outcome: outcomeOf(deadline, tender, context) },
      ...(lot && { lot }),
      ...(ref && { ref }),
      ...(bid && { bid }),
    });
  },
};

/** A clock that jumps, or an engine that was down, sends the last reminder alone; who has answered needs none. */
function outcomeOf(deadline: Deadline, tender: Tender, context: DecisionContext): ReminderOutcome {
  if (factOf(context, 'answered')) return 'answered';
  const nearer = nearerReminderAt(tender, deadline);
  return nearer && Date.parse(nearer) <= Date.parse(context.now) ? 'overtaken' : 'sent';
}
