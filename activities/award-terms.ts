import { endOfChallengeTerm } from '../domain/calendar/challenge-term.js';
import { romeDateOf } from '../domain/calendar/rome-time.js';
import { challengeTerm } from '../domain/law/challenge-terms.js';
import { lawInForce } from '../domain/law/law-in-force.js';
import { standstillEnd } from '../domain/tender/award/decide.js';
import type { TenderDraft } from '../domain/tender/draft.js';
import type { Tender } from '../domain/tender/tender.js';
import type { BidId, Instant, LotId } from '../domain/types.js';
import type { Challenge, Standing } from '../templates/communications/communication-data.js';

/** What a bidder is told of an award, the same in its message as in its document. */

export function challengeFrom(sentAt: Instant): Challenge {
  const days = lawInForce(challengeTerm, romeDateOf(sentAt)).value;
  return { days, endsAt: endOfChallengeTerm(sentAt, days) };
}

/** The end that the record will compute from this very time of sending; null where none runs. */
export function standstillAfter(sentAt: Instant, tender: Tender, draft: TenderDraft): Instant | null {
  const endsAt = standstillEnd(sentAt, tender, draft);
  return endsAt === sentAt ? null : endsAt;
}

export function standingOf(tender: Tender, lot: LotId, bid: BidId, winner: BidId): Standing {
  if (bid === winner) return { is: 'winner' };
  const standing = tender.bids[bid]?.lots[lot];
  if (standing === 'belowThreshold' || standing === 'excluded') return { is: standing };
  return { is: 'ranked', place: (tender.lots[lot]?.ranking ?? []).indexOf(bid) + 1 };
}
