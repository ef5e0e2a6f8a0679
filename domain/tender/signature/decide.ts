import { DomainError } from '../../errors.js';
import type { BidId, LotId } from '../../types.js';
import { lotOf } from '../deadline.js';
import type { Decide, Decisions, Passings } from '../decision.js';
import { eventOf } from '../events.js';
import type { Tender } from '../tender.js';
import type { SignatureCommands, SignatureDeadline } from './commands.js';

const orderEarlyExecution: Decide<'orderEarlyExecution'> = ({ act, lot, ground }, tender) => ({
  events: [eventOf('earlyExecutionOrdered', { act, lot, ground, bid: awardeeOf(tender, lot) })],
});

/** Agreed with the awardee, and justified by the prompt performance of the contract (art. 18 c. 2). */
const deferSignature: Decide<'deferSignature'> = ({ act, lot, to }, tender) => ({
  events: [eventOf('signatureDeferred', { act, lot, bid: awardeeOf(tender, lot), signatureDueAt: to })],
});

/** The awardee has notified that it frees itself: no indemnity, its documented contract expenses are refunded (art. 18 c. 5). */
const recordWithdrawal: Decide<'recordWithdrawal'> = ({ act, lot }, tender) => ({
  events: [eventOf('awardeeWithdrew', { act, lot, bid: awardeeOf(tender, lot) })],
});

/** The awardee frees itself by its own act, which needs nobody's consent (art. 18 c. 5). */
const notifyWithdrawal: Decide<'notifyWithdrawal'> = ({ lot }, tender) => ({
  events: [eventOf('withdrawalNotified', { lot, bid: awardeeOf(tender, lot) })],
});

/** Not signed in time by the awardee's doing (art. 18 c. 6). */
const revokeAward: Decide<'revokeAward'> = ({ act, lot }, tender) => ({
  events: [eventOf('awardRevoked', { act, lot, bid: awardeeOf(tender, lot) })],
});

function awardeeOf(tender: Tender, lot: LotId): BidId {
  const bid = tender.lots[lot]?.proposed;
  if (!bid) throw new DomainError('noBidRanked', { lot });
  return bid;
}

export const signatureDecisions: Decisions<SignatureCommands> = {
  orderEarlyExecution,
  deferSignature,
  recordWithdrawal,
  notifyWithdrawal,
  revokeAward,
};

export const signaturePassings: Passings<SignatureDeadline> = {
  signatureTerm: (deadline, tender) => {
    const lot = lotOf(deadline);
    return eventOf('signatureTermLapsed', { dueAt: deadline.dueAt, lot, bid: awardeeOf(tender, lot) });
  },
};
