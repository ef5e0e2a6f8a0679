import { endOfPeriod } from '../../calendar/periods.js';
import { DomainError } from '../../errors.js';
import type { BidId, LotId } from '../../types.js';
import { checksDueAt } from '../award/decide.js';
import { lotOf, requestOf } from '../deadline.js';
import { type Decide, type Decisions, factOf, type Passings } from '../decision.js';
import { eventOf } from '../events.js';
import { isAtLotLimit } from '../participation/winner.js';
import type { Tender } from '../tender.js';
import type { InterpelloCommands, InterpelloDeadline } from './commands.js';

const terminateContract: Decide<'terminateContract'> = ({ act, lot }, tender) => {
  const bid = tender.lots[lot]?.proposed;
  if (!bid) throw new DomainError('noBidRanked', { lot });
  return { events: [eventOf('contractTerminated', { act, lot, bid })] };
};

/** The next in the ranking who was not asked yet, in its order (art. 124 c. 1). */
const callNext: Decide<'callNext'> = ({ act, lot, days, conditions }, tender, context) => {
  const bid = findNext(tender, lot);
  if (!bid) throw new DomainError('noBidRanked', { lot }, 'art. 124');
  const dueAt = endOfPeriod(context.now, days);
  return {
    events: [eventOf('nextCalled', { act, lot, bid, request: context.commandId, dueAt, conditions })],
  };
};

/** Who accepts takes the place of the proposal, and its requirements are checked like those of any other. */
const concludeCall: Decide<'concludeCall'> = ({ act, lot, bid, outcome }, _tender, { now }) => {
  if (outcome === 'refused') return { events: [eventOf('nextRefused', { act, lot, bid })] };
  return { events: [eventOf('nextAccepted', { act, lot, bid, checksDueAt: checksDueAt(now) })] };
};

function findNext(tender: Tender, id: LotId): BidId | undefined {
  const lot = tender.lots[id];
  return lot?.ranking?.find(
    (bid) =>
      tender.bids[bid]?.lots[id] === 'admitted' && !lot.called.includes(bid) && !isAtLotLimit(tender, bid),
  );
}

export const interpelloDecisions: Decisions<InterpelloCommands> = {
  terminateContract,
  callNext,
  concludeCall,
};

export const interpelloPassings: Passings<InterpelloDeadline> = {
  callEnd: (deadline, _tender, context) =>
    eventOf('callEnded', {
      dueAt: deadline.dueAt,
      lot: lotOf(deadline),
      request: requestOf(deadline),
      answered: factOf(context, 'answered'),
    }),
};
