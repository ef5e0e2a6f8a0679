import type { DueGuarantee } from '../../guarantees/guarantee-amounts.js';
import type { BidId, Instant } from '../../types.js';
import type { ChecksFrom } from './events.js';

export interface AwardLot {
  readonly proposed: BidId | null;
  /** The term after which the award need not wait for a virtual file that does not work; null where none was set. */
  readonly checksTerm: { readonly dueAt: Instant; readonly endedAt: Instant | null } | null;
  /** The request that the virtual file is asked under, or was asked last; null where it was not. */
  readonly check: string | null;
  /** The award rests on what the bidder declared: its checks go on, and the contract is under a resolutive condition. */
  readonly onSelfDeclaration: boolean;
  readonly awardedAt: Instant | null;
  readonly standstillEndsAt: Instant | null;
  /** The definitive guarantee that is due before the signature, and what was given; null where none is asked for. */
  readonly guarantee: (DueGuarantee & { readonly givenCents: number | null }) | null;
  /** When the provisional guarantees of who has not won are released at the latest; null where none is held. */
  readonly guaranteesReleaseAt: Instant | null;
}

export const initialAwardLot: AwardLot = {
  proposed: null,
  checksTerm: null,
  check: null,
  onSelfDeclaration: false,
  awardedAt: null,
  standstillEndsAt: null,
  guarantee: null,
  guaranteesReleaseAt: null,
};

/** Whether the requirements of who is proposed are still to be found met or not: before the award, or after one on a declaration. */
export function isCheckOpen({
  phase,
  onSelfDeclaration,
}: {
  phase: string;
  onSelfDeclaration: boolean;
}): boolean {
  return phase === 'awardProposed' || onSelfDeclaration;
}

/** A bid is proposed: whatever was known of the one before is not known of it. */
export function proposalOf(bid: BidId, { checksDueAt }: ChecksFrom): AwardLot {
  const checksTerm = checksDueAt === undefined ? null : { dueAt: checksDueAt, endedAt: null };
  return { ...initialAwardLot, proposed: bid, checksTerm };
}
