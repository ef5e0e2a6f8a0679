import { DomainError } from '../../errors.js';
import { lotOf } from '../deadline.js';
import type { Decide, Decisions, Passings } from '../decision.js';
import { eventOf } from '../events.js';
import type { RedactionsCommands, RedactionsDeadline } from './commands.js';
import { bidsToRelease } from './state.js';

/** The RUP decides before the award; a second decision takes the place of the first. */
const decideRedactions: Decide<'decideRedactions'> = ({ act, lot, bid, outcome }) => ({
  events: [eventOf('redactionsDecided', { act, lot, bid, outcome })],
});

export const redactionsDecisions: Decisions<RedactionsCommands> = { decideRedactions };

export const redactionsPassings: Passings<RedactionsDeadline> = {
  redactionsRelease: (deadline, tender) => {
    const lot = lotOf(deadline);
    const found = tender.lots[lot];
    if (!found) throw new DomainError('notFound', { lot });
    return eventOf('redactionsReleased', { dueAt: deadline.dueAt, lot, bids: bidsToRelease(found) });
  },
};
