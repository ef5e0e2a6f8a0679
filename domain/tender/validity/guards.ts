import { DomainError } from '../../errors.js';
import type { BidId, Instant, LotId } from '../../types.js';
import type { CommandData } from '../commands.js';
import type { Guards } from '../guard.js';
import type { Tender } from '../tender.js';
import type { ValidityGuard } from './commands.js';
import { bidsStillIn } from './bids-still-in.js';
import { boundUntil } from './state.js';

export const validityGuards: Guards<ValidityGuard> = {
  /** One request at a time, for an end that is still to come and later than what some bidder is bound to. */
  extensionLater: (command, tender, { now }) => {
    const { to } = command.data as CommandData['requestExtension'];
    const running = Object.values(tender.extensions).find(({ answer }) => answer === null);
    if (running) return new DomainError('extensionRunning', { dueAt: running.dueAt }, 'art. 17 c. 4');
    const isLater = Date.parse(to) > Date.parse(now);
    if (isLater && bidsToAsk(tender, to).length > 0) return undefined;
    const deadline = tender.bidsValidUntil;
    return new DomainError('deadlineNotLater', { deadline, proposed: to }, 'art. 17 c. 4');
  },

  /** Whose bid it is, and whether it was asked, is told to its supplier alone: others hear that nothing was asked. */
  extensionAsked: (command, tender, { actor }) => {
    const { bid } = command.data as CommandData['confirmValidity'];
    const asked = tender.bids[bid]?.supplier === actor.supplier ? tender.extensions[bid] : undefined;
    if (!asked) return new DomainError('extensionNotAsked', { bid }, 'art. 17 c. 4');
    if (asked.answer === null) return undefined;
    if (asked.answer === 'none')
      return new DomainError('replyTermExpired', { dueAt: asked.dueAt }, 'art. 17 c. 4');
    return new DomainError('extensionAnswered', { bid, answer: asked.answer }, 'art. 17 c. 4');
  },

  /** Who was asked and did not agree leaves once the bid binds no longer; before that it must stand by it. */
  bidFree: (command, tender, { now }) => {
    const { lot, bid } = command.data as CommandData['releaseBid'];
    const standing = tender.bids[bid]?.lots[lot];
    if (standing !== 'submitted' && standing !== 'admitted')
      return new DomainError('bidNotInScope', { bid, lot });
    const answer = tender.extensions[bid]?.answer ?? null;
    const validUntil = boundUntil(tender, bid);
    const isFree = answer === 'declined' || answer === 'none';
    if (isFree && validUntil !== null && hasPassed(validUntil, now)) return undefined;
    return new DomainError('bidStillBinding', { lot, bid, validUntil, answer }, 'art. 17 c. 4');
  },

  /**
   * No award, and no contract, on a bid that has ceased to bind and that its bidder has not confirmed. Once awarded it
   * cannot be withdrawn before the term to sign has passed; who was called after a contract ended has agreed anew.
   */
  bidBinding: (command, tender, { now }) => {
    const { lot: id } = command.data as { lot: LotId };
    const { proposed: bid = null, signatureDueAt = null, called = [] } = tender.lots[id] ?? {};
    if (!bid || called.includes(bid)) return undefined;
    const validUntil = boundUntil(tender, bid);
    const ends = [validUntil, signatureDueAt].filter((end) => end !== null);
    if (validUntil === null || ends.some((end) => !hasPassed(end, now))) return undefined;
    return new DomainError('bidNoLongerBinding', { lot: id, bid, validUntil }, 'art. 17 cc. 4, 6');
  },
};

/** Bidders that may still win and are bound for less than `to`. */
export function bidsToAsk(tender: Tender, to: Instant): BidId[] {
  return bidsStillIn(tender).filter((bid) => {
    const until = boundUntil(tender, bid);
    return until !== null && Date.parse(until) < Date.parse(to);
  });
}

function hasPassed(end: Instant, now: Instant): boolean {
  return Date.parse(end) <= Date.parse(now);
}
