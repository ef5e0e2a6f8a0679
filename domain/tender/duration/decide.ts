import { DomainError } from '../../errors.js';
import { lotOf } from '../deadline.js';
import type { Decide, Decisions, Passings } from '../decision.js';
import { eventOf } from '../events.js';
import type { DurationCommands, DurationDeadline } from './commands.js';
import { laterByMonths } from './terms.js';

const extendProcedure: Decide<'extendProcedure'> = ({ act, lot, ground, months }, tender) => {
  const dueAt = tender.lots[lot]?.awardDueAt;
  if (!dueAt) throw new DomainError('durationNotRunning', { lot, dueAt: null }, 'annex I.3');
  const awardDueAt = laterByMonths(dueAt, months);
  return { events: [eventOf('procedureExtended', { act, lot, ground, months, awardDueAt })] };
};

export const durationDecisions: Decisions<DurationCommands> = { extendProcedure };

export const durationPassings: Passings<DurationDeadline> = {
  procedureMaximum: (deadline) =>
    eventOf('procedureOverran', { dueAt: deadline.dueAt, lot: lotOf(deadline) }),
};
