import { romeDateOf } from '../../calendar/rome-time.js';
import { DomainError } from '../../errors.js';
import type { BidId, LegalDate, LotId } from '../../types.js';
import type { BidStanding } from '../bidding/state.js';
import type { CommandData } from '../commands.js';
import type { Guards } from '../guard.js';
import type { Tender } from '../tender.js';
import type { ChallengesGuard } from './commands.js';
import { stayOf, type Challenge } from './state.js';

type Judgment = CommandData['recordJudgment'];

export const challengesGuards: Guards<ChallengesGuard> = {
  appellantBids: (command, tender) => {
    const { lot, bid } = command.data as { lot: LotId; bid: BidId | null };
    if (bid === null || tender.bids[bid]?.lots[lot] !== undefined) return undefined;
    return new DomainError('bidNotInScope', { bid, lot });
  },

  notInFuture: (command, _tender, { now }) => {
    const { notifiedOn, filedOn } = command.data as { notifiedOn: LegalDate; filedOn?: LegalDate | null };
    const today = romeDateOf(now);
    const future = [notifiedOn, filedOn].find((day) => day && day > today);
    return future ? new DomainError('challengeDateInvalid', { day: future, today }) : undefined;
  },

  challengePending: (command, tender) => {
    const { lot, challenge } = command.data as { lot: LotId; challenge: string };
    if (challengeOf(tender, command.data as Named)?.judgment === null) return undefined;
    return new DomainError('challengeNotPending', { lot, challenge });
  },

  interimInOrder: (command, tender) => {
    const { lot, challenge } = command.data as Named;
    const interim = challengeOf(tender, { lot, challenge })?.interim ?? null;
    const isAwaited = interim === 'requested';
    if (isAwaited === (command.type === 'recordInterimDecision')) return undefined;
    return new DomainError('interimOutOfOrder', { lot, challenge, interim }, 'art. 18 c. 4');
  },

  judgedBidInScope: (command, tender) => {
    const { lot, outcome, bid } = command.data as Judgment;
    const due = standingsOf[outcome];
    const standing = bid === null ? undefined : tender.bids[bid]?.lots[lot];
    const isSound = due ? standing !== undefined && due.includes(standing) : bid === null;
    return isSound ? undefined : new DomainError('bidNotInScope', { bid, lot });
  },

  signatureFree: (command, tender) => {
    const { lot: id } = command.data as { lot: LotId };
    const lot = tender.lots[id];
    const challenge = lot && stayOf(lot);
    if (challenge === undefined) return undefined;
    const interim = lot?.challenges[challenge]?.interim ?? null;
    return new DomainError('signatureStayed', { lot: id, challenge, interim }, 'art. 18 c. 4');
  },
};

interface Named {
  readonly lot: LotId;
  readonly challenge: string;
}

/** How a bid stands on which a judgment decides; other judgments name none. */
const standingsOf: Partial<Record<Judgment['outcome'], readonly BidStanding[]>> = {
  bidReadmitted: ['excluded'],
  admissionAnnulled: ['admitted', 'belowThreshold'],
  redactionsUpheld: ['admitted'],
};

function challengeOf(tender: Tender, { lot, challenge }: Named): Challenge | undefined {
  return tender.lots[lot]?.challenges[challenge];
}
