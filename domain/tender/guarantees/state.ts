import type { ProvisionalFinding } from '../../guarantees/provisional-guarantee.js';
import type { BidId, Instant, LotId } from '../../types.js';
import type { AwardLot } from '../award/state.js';

export interface ProvisionalGuarantee {
  readonly dueCents: number;
  readonly givenCents: number;
  readonly findings: readonly ProvisionalFinding[];
  readonly releasedAt: Instant | null;
  readonly enforcedAt: Instant | null;
}

export interface GuaranteesState {
  /** By bid and lot, as registered last. Guarantor and number stay in PostgreSQL. */
  readonly provisionalGuarantees: Readonly<
    Record<BidId, Readonly<Partial<Record<LotId, ProvisionalGuarantee>>>>
  >;
}

export const initialGuarantees: GuaranteesState = { provisionalGuarantees: {} };

type Held = GuaranteesState & { readonly lots: Readonly<Record<LotId, Pick<AwardLot, 'proposed'>>> };

/** What is wrong with the guarantee of a bid for a lot where one is asked for. */
export function findingsOf(
  { provisionalGuarantees }: GuaranteesState,
  bid: BidId,
  lot: LotId,
): readonly ProvisionalFinding[] {
  return provisionalGuarantees[bid]?.[lot]?.findings ?? ['provisionalGuaranteeMissing'];
}

/** Bids whose guarantees for the lot were registered, and neither released nor enforced. */
export function guaranteesHeld({ provisionalGuarantees }: GuaranteesState, lot: LotId): BidId[] {
  return (Object.entries(provisionalGuarantees) as [BidId, GuaranteesState['provisionalGuarantees'][BidId]][])
    .filter(([, byLot]) => byLot[lot]?.releasedAt === null && byLot[lot].enforcedAt === null)
    .map(([bid]) => bid)
    .sort();
}

/** Of those that are held, all but that of whoever the lot is awarded to. */
export function losersGuarantees(tender: Held, lot: LotId): BidId[] {
  return guaranteesHeld(tender, lot).filter((bid) => bid !== tender.lots[lot]?.proposed);
}
