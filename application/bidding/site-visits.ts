import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import { leafOf } from '../../domain/ledger/leaf.js';
import { mayKnowBidders, type Reader } from '../../domain/tender/disclosure.js';
import {
  assertBegun,
  getBookableSlot,
  getVisitPlan,
  missingAttestations,
  type VisitDelegate,
  type VisitEntry,
  type VisitFinding,
} from '../../domain/tender/bidding/site-visits.js';
import type { SiteVisitPlan } from '../../domain/tender/draft.js';
import type { Instant, PersonId, SupplierId, TenderId } from '../../domain/types.js';
import { SiteVisitStore, type BookedVisit, type Booking } from '../../entities/stores/site-visit-store.js';
import { lockTenderShared } from '../../entities/stores/tender-moment.js';
import { TenderStore } from '../../entities/stores/tender-store.js';
import { getDisclosureMoment } from '../tenders/disclosure-facts.js';
import { getReadableTender } from '../tenders/readable-tender.js';
import type { AttestationSigner } from './attestation-signer.js';
import type { Bidder } from './commit-bid.js';

export interface OwnVisit {
  readonly slot: string | null;
  readonly delegate: VisitDelegate | null;
  /** Compact JWS; null while nobody has attested the visit. */
  readonly attestation: string | null;
}

export interface VisitList {
  readonly items: readonly BookedVisit[];
  /** Bids without an attestation, once the bidders may be known. */
  readonly findings: readonly VisitFinding[];
}

/** What a booking or an attestation rests on, held until its transaction ends. */
interface Held {
  readonly store: SiteVisitStore;
  readonly plan: SiteVisitPlan;
  readonly now: Instant;
  readonly booked: Booking | undefined;
}

/** Site visits (sopralluogo): who books is known to those who conduct the tender, and to nobody else. */
export class SiteVisits {
  constructor(
    private readonly dataSource: DataSource,
    private readonly attestations: AttestationSigner,
  ) {}

  async getOwn(tender: TenderId, supplier: SupplierId): Promise<OwnVisit> {
    await getReadableTender(this.dataSource, tender);
    const store = new SiteVisitStore(this.dataSource.manager);
    const booked = await store.find(tender, supplier);
    const claims = await store.findClaims(tender, supplier);
    return {
      slot: booked?.slot ?? null,
      delegate: booked?.delegate ?? null,
      attestation: claims === undefined ? null : await this.attestations.sign(claims),
    };
  }

  /** Books, or changes what was booked. Throws `siteVisitSlotUnavailable`, `siteVisitAttested`, `tenderNotOpen`. */
  async book(tender: TenderId, bidder: Bidder, slot: string, delegate: VisitDelegate): Promise<OwnVisit> {
    await this.#change(tender, bidder, async ({ store, plan, now }) => {
      const taken = await store.countOthers(tender, slot, bidder.supplier);
      getBookableSlot(plan, slot, now, taken);
      return { slot, delegate };
    });
    return this.getOwn(tender, bidder.supplier);
  }

  /** Throws `siteVisitAttested` for a visit that took place, `tenderNotOpen`. */
  async cancel(tender: TenderId, bidder: Bidder): Promise<void> {
    await this.#change(tender, bidder, () => Promise.resolve({ slot: null, delegate: null }));
  }

  /** All bookings, and after the closing the bids that lack an attestation where a visit was required. */
  async list(tender: TenderId, reader: Reader): Promise<VisitList> {
    const { draft } = await getReadableTender(this.dataSource, tender);
    const { tender: state, facts } = await getDisclosureMoment(this.dataSource.manager, tender);
    const items = await new SiteVisitStore(this.dataSource.manager).list(tender);
    if (!mayKnowBidders(state, reader, facts)) return { items, findings: [] };
    const attested = new Set(items.filter(({ attestedAt }) => attestedAt).map(({ supplier }) => supplier));
    return { items, findings: missingAttestations(draft.siteVisit, state.bids, attested) };
  }

  /** Attests that the booked visit took place; repeated it changes nothing. Throws `notFound`, `siteVisitNotYet`. */
  async attest(tender: TenderId, supplier: SupplierId, by: PersonId): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { store, plan, now, booked } = await hold(manager, tender, supplier);
      if ((await store.findClaims(tender, supplier)) !== undefined) return;
      const slot = plan.slots.find(({ id }) => id === booked?.slot);
      if (!slot || !booked?.delegate) throw new DomainError('notFound');
      assertBegun(slot, now);
      const { id, place, from, to } = slot;
      const entry: VisitEntry = {
        ...{ iss: this.attestations.issuer, jti: randomUUID(), action: 'siteVisit', tender, supplier },
        ...{ slot: id, place, from, to, delegate: booked.delegate, attestedAt: now },
      };
      const salt = randomBytes(32);
      const leaf = leafOf(salt, entry);
      const claims = canonicalJson({ ...entry, leaf, leafSalt: salt.toString('hex') });
      const visit = { tender, supplier, by, at: now, entry: canonicalJson(entry), claims, salt, leaf };
      await store.insertVisit(visit);
    });
  }

  async #change(
    tender: TenderId,
    { person, supplier }: Bidder,
    decide: (held: Held) => Promise<Pick<Booking, 'slot' | 'delegate'>>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const held = await hold(manager, tender, supplier);
      const { store, now, booked } = held;
      if ((await store.findClaims(tender, supplier)) !== undefined)
        throw new DomainError('siteVisitAttested', {}, 'art. 92 c. 1');
      const next = await decide(held);
      if (
        canonicalJson(next) ===
        canonicalJson({ slot: booked?.slot ?? null, delegate: booked?.delegate ?? null })
      )
        return;
      const revision = (booked?.revision ?? 0) + 1;
      await store.insertBooking({ tender, supplier, person, at: now }, { revision, ...next });
    });
  }
}

async function hold(manager: EntityManager, tender: TenderId, supplier: SupplierId): Promise<Held> {
  const store = new SiteVisitStore(manager);
  await lockTenderShared(manager, tender);
  await store.lock(tender);
  const view = await new TenderStore(manager).findView(tender);
  if (!view) throw new DomainError('notFound');
  const plan = getVisitPlan(view.tender, view.draft);
  return { store, plan, now: view.now, booked: await store.find(tender, supplier) };
}
