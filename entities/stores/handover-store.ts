import type { EnvelopeKind, LotId, PersonId, TenderId } from '../../domain/types.js';
import { fromLotColumn, toLotColumn } from './lot-column.js';
import type { KeyPlace } from './opening-store.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';

/** A share in the hands of its present custodian. */
export interface HeldPlace {
  readonly kind: EnvelopeKind;
  readonly lot: LotId | null;
  readonly index: number;
  /** The package that the last leaver sealed, and the recipient that he sealed it to; null for the manifest's own. */
  readonly handed: { readonly sealed: string; readonly to: string } | null;
}

export interface Handover {
  readonly tender: TenderId;
  readonly from: PersonId;
  readonly to: PersonId;
  /** The successor's. */
  readonly recipient: string;
  readonly shares: readonly {
    readonly kind: EnvelopeKind;
    readonly lot: LotId | null;
    readonly index: number;
    readonly sealed: string;
  }[];
}

interface HeldRow {
  kind: EnvelopeKind;
  lot: string;
  index: number;
  sealed: string | null;
  to: string | null;
}

/** Who holds which share now, and how it came to him. */
export class HandoverStore {
  constructor(private readonly db: Queryable) {}

  async listHeld(tender: TenderId, custodian: PersonId): Promise<HeldPlace[]> {
    const rows = await rowsOf<HeldRow>(this.db, heldText, [tender, custodian]);
    return rows.map(({ kind, lot, index, sealed, to }) => ({
      ...{ kind, lot: fromLotColumn(lot), index },
      handed: sealed !== null && to !== null ? { sealed, to } : null,
    }));
  }

  /** The index of the share that a person holds of a key. */
  async findHeldIndex({ tender, kind, lot }: KeyPlace, custodian: PersonId): Promise<number | undefined> {
    const row = await firstRowOf<{ index: number }>(
      this.db,
      'SELECT index FROM key_shares WHERE tender = $1 AND kind = $2 AND lot = $3 AND custodian = $4',
      [tender, kind, toLotColumn(lot), custodian],
    );
    return row?.index;
  }

  /**
   * Moves the shares, the role and nothing else: commitments stay, and with them the index under which a share is
   * counted. What the leaver acknowledged and proved says nothing of his successor.
   */
  async handOver({ tender, from, to, recipient, shares }: Handover): Promise<void> {
    const places = shares.map((share) => ({ ...share, lot: toLotColumn(share.lot) }));
    await this.db.query(
      `INSERT INTO share_handovers (tender, kind, lot, index, from_person, to_person, recipient, sealed, commitment)
       SELECT s.tender, kind, lot, index, $2, $3, $4, h.sealed, s.commitment
       FROM key_shares s
       JOIN jsonb_to_recordset($5) AS h (kind text, lot text, index int, sealed text) USING (kind, lot, index)
       WHERE s.tender = $1 AND s.custodian = $2`,
      [tender, from, to, recipient, JSON.stringify(places)],
    );
    await this.db.query(
      'UPDATE key_shares SET custodian = $3, acknowledged_at = NULL WHERE tender = $1 AND custodian = $2',
      [tender, from, to],
    );
    await this.db.query(
      "UPDATE custody_challenges SET proven_at = NULL, nonce_digest = '' WHERE tender = $1 AND custodian = $2",
      [tender, from],
    );
    await this.db.query("DELETE FROM tender_roles WHERE tender = $1 AND person = $2 AND role = 'custodian'", [
      tender,
      from,
    ]);
    await this.db.query("INSERT INTO tender_roles (tender, person, role) VALUES ($1, $2, 'custodian')", [
      ...[tender, to],
    ]);
  }
}

/** By commitment: keys that are made again before publication have others, and leave old handovers behind. */
const heldText = `
  SELECT s.kind, s.lot, s.index, h.sealed, h.recipient AS to
  FROM key_shares s LEFT JOIN LATERAL (
    SELECT sealed, recipient FROM share_handovers
    WHERE tender = s.tender AND commitment = s.commitment AND to_person = s.custodian ORDER BY id DESC LIMIT 1
  ) h ON true
  WHERE s.tender = $1 AND s.custodian = $2`;
