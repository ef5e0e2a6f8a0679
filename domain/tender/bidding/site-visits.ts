import { DomainError } from '../../errors.js';
import type { BidId, Instant, LotId, SupplierId } from '../../types.js';
import type { SiteVisitPlan, SiteVisitSlot, TenderDraft } from '../draft.js';
import type { Tender } from '../tender.js';

/** Who visits for a supplier. */
export interface VisitDelegate {
  readonly name: string;
  /** Codice fiscale of the person. */
  readonly fiscalCode: string;
}

/** What an attestation says: it is given to the supplier, whose bid rests on it (art. 92 c. 1). */
export interface VisitEntry {
  readonly iss: string;
  readonly jti: string;
  readonly action: 'siteVisit';
  readonly tender: string;
  readonly supplier: SupplierId;
  readonly slot: string;
  readonly place: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly delegate: VisitDelegate;
  readonly attestedAt: Instant;
}

/** Throws `tenderNotOpen` where the tender takes no bookings, or foresees no visit. */
export function getVisitPlan(
  { phase }: Tender,
  { siteVisit }: Pick<TenderDraft, 'siteVisit'>,
): SiteVisitPlan {
  const isOpen = phase === 'bidding' || phase === 'suspended';
  if (!isOpen || !siteVisit) throw new DomainError('tenderNotOpen', { phase }, 'art. 92 c. 1');
  return siteVisit;
}

/**
 * The slot that a supplier may book now. `taken` counts the other suppliers in it: who is refused learns that it is full
 * and nothing else. Throws `siteVisitSlotUnavailable`.
 */
export function getBookableSlot(plan: SiteVisitPlan, id: string, now: Instant, taken: number): SiteVisitSlot {
  const refused = (reason: string) =>
    new DomainError('siteVisitSlotUnavailable', { slot: id, reason }, 'art. 92 c. 1');
  const slot = plan.slots.find((candidate) => candidate.id === id);
  if (!slot) throw refused('unknown');
  if (Date.parse(slot.from) <= Date.parse(now)) throw refused('past');
  if (taken >= slot.capacity) throw refused('full');
  return slot;
}

/** Throws `siteVisitNotYet` for a visit that has not begun: nobody attests what is still to come. */
export function assertBegun({ id, from }: SiteVisitSlot, now: Instant): void {
  if (Date.parse(now) < Date.parse(from)) throw new DomainError('siteVisitNotYet', { slot: id, from });
}

/** A bid of a supplier that did not visit where it had to: a finding for the seggio, never an exclusion by itself. */
export interface VisitFinding {
  readonly bid: BidId;
  readonly supplier: SupplierId;
  readonly lots: readonly LotId[];
}

export function missingAttestations(
  plan: SiteVisitPlan | null | undefined,
  bids: Tender['bids'],
  attested: ReadonlySet<SupplierId>,
): VisitFinding[] {
  if (!plan?.required) return [];
  return (Object.entries(bids) as [BidId, Tender['bids'][BidId]][])
    .filter(([, bid]) => bid !== undefined && !attested.has(bid.supplier))
    .map(([bid, { supplier, lots }]) => ({ bid, supplier, lots: Object.keys(lots).sort() as LotId[] }));
}
