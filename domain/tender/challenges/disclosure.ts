import type { BidId, LotId } from '../../types.js';
import type { Disclosed, PublicData } from '../disclosed.js';
import type { ChallengesEvents } from './events.js';

/** That there is a challenge, and what came of it, is public; whose bid it concerns is not. */
export const challengesPublicData: PublicData<ChallengesEvents> = {
  appealRecorded: withoutBid,
  interimRequested: withoutBid,
  interimDecided: withoutBid,
  challengeDismissed: withoutBid,
  awardAnnulled: withoutBid,
  rankingAnnulled: withoutBid,
  evaluationAnnulled: withoutBid,
  admissionAnnulled: withoutBid,
  bidReadmitted: withoutBid,
  exclusionAnnulled: withoutBid,
  redactionsUpheld: withoutBid,
  noticeAnnulled: withoutBid,
};

function withoutBid(data: { lot: LotId; bid?: BidId | null }): Disclosed {
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'bid'));
}
