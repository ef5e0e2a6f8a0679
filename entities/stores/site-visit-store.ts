import type { VisitDelegate } from '../../domain/tender/bidding/site-visits.js';
import type { Instant, PersonId, SupplierId, TenderId } from '../../domain/types.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';

export interface Booking {
  readonly revision: number;
  /** Null once it was cancelled. */
  readonly slot: string | null;
  readonly delegate: VisitDelegate | null;
}

export interface BookedVisit {
  readonly supplier: SupplierId;
  readonly name: string;
  readonly slot: string;
  readonly delegate: VisitDelegate;
  readonly attestedAt: Instant | null;
}

export interface NewVisit {
  readonly tender: TenderId;
  readonly supplier: SupplierId;
  readonly by: PersonId;
  readonly at: Instant;
  /** Canonical texts: what the leaf covers, and the same with the leaf. */
  readonly entry: string;
  readonly claims: string;
  readonly salt: Uint8Array;
  readonly leaf: string;
}

const current = `SELECT DISTINCT ON (supplier) supplier, revision, slot, delegate FROM site_visit_bookings
  WHERE tender = $1 ORDER BY supplier, revision DESC`;

/** Bookings of site visits, as their history, and the attestations of those that took place. */
export class SiteVisitStore {
  constructor(private readonly db: Queryable) {}

  /** One booking or attestation of a tender at a time: slots have a capacity. */
  async lock(tender: TenderId): Promise<void> {
    await this.db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [tender]);
  }

  async find(tender: TenderId, supplier: SupplierId): Promise<Booking | undefined> {
    return firstRowOf(
      this.db,
      `SELECT revision, slot, delegate FROM site_visit_bookings
       WHERE tender = $1 AND supplier = $2 ORDER BY revision DESC LIMIT 1`,
      [tender, supplier],
    );
  }

  async countOthers(tender: TenderId, slot: string, supplier: SupplierId): Promise<number> {
    const row = await firstRowOf<{ others: number }>(
      this.db,
      `SELECT count(*)::int AS others FROM (${current}) c WHERE slot = $2 AND supplier <> $3`,
      [tender, slot, supplier],
    );
    return row?.others ?? 0;
  }

  async insertBooking(
    {
      tender,
      supplier,
      person,
      at,
    }: { tender: TenderId; supplier: SupplierId; person: PersonId; at: Instant },
    { revision, slot, delegate }: Booking,
  ): Promise<void> {
    await this.db.query(
      `INSERT INTO site_visit_bookings (tender, supplier, revision, person, slot, delegate, booked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [tender, supplier, revision, person, slot, delegate && JSON.stringify(delegate), at],
    );
  }

  async list(tender: TenderId): Promise<BookedVisit[]> {
    return rowsOf(
      this.db,
      `SELECT c.supplier, s.name, c.slot, c.delegate, iso(v.attested_at) AS "attestedAt"
       FROM (${current}) c JOIN suppliers s ON s.id = c.supplier
       LEFT JOIN site_visits v ON v.tender = $1 AND v.supplier = c.supplier
       WHERE c.slot IS NOT NULL ORDER BY c.slot, s.name`,
      [tender],
    );
  }

  /** The claims of the attestation, canonical: signed again they give the same bytes. */
  async findClaims(tender: TenderId, supplier: SupplierId): Promise<string | undefined> {
    const row = await firstRowOf<{ claims: string }>(
      this.db,
      'SELECT claims FROM site_visits WHERE tender = $1 AND supplier = $2',
      [tender, supplier],
    );
    return row?.claims;
  }

  /** Attestation and leaf together; the leaf gets its position at the closing, with those of the bids. */
  async insertVisit({ tender, supplier, by, at, entry, claims, salt, leaf }: NewVisit): Promise<void> {
    await this.db.query(
      `WITH leaf AS (
         INSERT INTO ledger_leaves (tender, kind, entry, salt, leaf) VALUES ($1, 'visit', $5, $7, $8) RETURNING id
       )
       INSERT INTO site_visits (tender, supplier, claims, leaf, recorded_by, attested_at)
       SELECT $1, $2, $6, id, $3, $4 FROM leaf`,
      [tender, supplier, by, at, entry, claims, salt, Buffer.from(leaf, 'hex')],
    );
  }
}
