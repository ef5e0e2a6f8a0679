import { DomainError } from '../../errors.js';
import { nextTerm } from '../deadlines.js';
import type { Decide, Decisions } from '../decision.js';
import { eventOf } from '../events.js';
import type { ClockCommands } from './commands.js';

/** Moves the clock of a simulation forward, at most to the next term that the engine awaits: none is skipped. */
const fastForward: Decide<'fastForward'> = ({ to }, tender, context) => {
  const ahead = Date.parse(to) - Date.parse(context.now);
  const next = nextTerm(tender)?.dueAt;
  if (ahead <= 0 || (next !== undefined && Date.parse(to) > Date.parse(next))) {
    throw new DomainError('clockWouldPassDeadline', { to, now: context.now, next: next ?? null });
  }
  return { events: [eventOf('clockAdvanced', { to, offsetMs: tender.clockOffsetMs + ahead })] };
};

export const clockDecisions: Decisions<ClockCommands> = {
  fastForward,
};
