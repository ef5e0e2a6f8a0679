import { endOfPeriod } from '../../calendar/periods.js';
import { DomainError } from '../../errors.js';
import type { BidId } from '../../types.js';
import { requestOf } from '../deadline.js';
import type { Decide, Decisions, Passings } from '../decision.js';
import { eventOf } from '../events.js';
import type { ValidityCommands, ValidityDeadline } from './commands.js';
import { bidsToAsk } from './guards.js';

const requestExtension: Decide<'requestExtension'> = ({ act, to, days }, tender, { now }) => {
  const dueAt = endOfPeriod(now, days);
  return {
    events: bidsToAsk(tender, to).map((bid) => eventOf('extensionRequested', { act, bid, to, dueAt })),
  };
};

const confirmValidity: Decide<'confirmValidity'> = ({ bid, outcome }, tender) => {
  const asked = tender.extensions[bid];
  if (!asked) throw new DomainError('extensionNotAsked', { bid }, 'art. 17 c. 4');
  return {
    events: [
      outcome === 'confirmed'
        ? eventOf('validityConfirmed', { bid, until: asked.to })
        : eventOf('validityDeclined', { bid }),
    ],
  };
};

const releaseBid: Decide<'releaseBid'> = ({ act, lot, bid }, tender) => {
  const { proposed, explanations } = tender.lots[lot] ?? {};
  const leads = proposed === bid || explanations?.bid === bid;
  return { events: [eventOf(leads ? 'leadingBidReleased' : 'bidReleased', { act, lot, bid })] };
};

export const validityDecisions: Decisions<ValidityCommands> = {
  requestExtension,
  confirmValidity,
  releaseBid,
};

export const validityPassings: Passings<ValidityDeadline> = {
  extensionAnswerEnd: (deadline) =>
    eventOf('extensionUnanswered', { dueAt: deadline.dueAt, bid: requestOf(deadline) as BidId }),
  bidValidityEnd: ({ dueAt }) => eventOf('bidValidityEnded', { dueAt }),
};
