import type { BidId, Instant } from '../../types.js';
import type { ChallengesLot } from '../challenges/state.js';

/** What the RUP decides on the parts that a bidder asks to keep secret (art. 35 c. 4 lett. a). */
export const redactionDecisions = ['granted', 'refused'] as const;
export type RedactionDecision = (typeof redactionDecisions)[number];

export interface Redaction {
  readonly outcome: RedactionDecision;
  /** When what was refused was disclosed; once disclosed it stays so. */
  readonly releasedAt: Instant | null;
}

export interface RedactionsLot {
  /** By bid, for those that filed redacted copies. */
  readonly redactions: Readonly<Record<BidId, Redaction>>;
  /** End of the term in which the bidder may challenge a refusal (art. 36 c. 4); null before the award's communication. */
  readonly redactionsReleaseAt: Instant | null;
}

export const initialRedactionsLot: RedactionsLot = { redactions: {}, redactionsReleaseAt: null };

type Contested = RedactionsLot & Pick<ChallengesLot, 'challenges'>;

/** Bids whose refused redactions wait for the end of the term: a bidder that challenges the refusal keeps its secret meanwhile. */
export function bidsToRelease({ redactions, challenges }: Contested): BidId[] {
  return (Object.entries(redactions) as [BidId, Redaction][])
    .filter(([, { outcome, releasedAt }]) => outcome === 'refused' && releasedAt === null)
    .map(([bid]) => bid)
    .filter((bid) => !isContested(challenges, bid))
    .sort();
}

/** The event of the release follows the instant at once; a lot that has ended awaits none, and the term counts alone. */
export function isReleased(lot: Contested, bid: BidId, now: Instant): boolean {
  if (lot.redactions[bid]?.releasedAt) return true;
  const at = lot.redactionsReleaseAt;
  return at !== null && Date.parse(now) >= Date.parse(at) && bidsToRelease(lot).includes(bid);
}

function isContested(challenges: ChallengesLot['challenges'], appellant: BidId): boolean {
  return Object.values(challenges).some(
    ({ against, bid, judgment }) => against === 'redactions' && bid === appellant && judgment === null,
  );
}
