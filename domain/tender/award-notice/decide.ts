import { lotOf } from '../deadline.js';
import type { Decide, Decisions, Passings } from '../decision.js';
import { eventOf } from '../events.js';
import type { AwardNoticeCommands, AwardNoticeDeadline } from './commands.js';

const recordAwardNotice: Decide<'recordAwardNotice'> = (data) => ({
  events: [eventOf('awardNoticeRecorded', { ...data })],
});

export const awardNoticeDecisions: Decisions<AwardNoticeCommands> = { recordAwardNotice };

export const awardNoticePassings: Passings<AwardNoticeDeadline> = {
  awardNoticeTerm: (deadline) =>
    eventOf('awardNoticeLapsed', { dueAt: deadline.dueAt, lot: lotOf(deadline) }),
};
