import type { BidAction } from '../../domain/ledger/receipt-claims.js';
import type { BidId, EnvelopeKind, Instant, LotId, PersonId, Sha256Hex } from '../../domain/types.js';
import type { SupplierId, TenderId } from '../../domain/types.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';

export interface BidRevision {
  readonly bid: BidId;
  readonly revision: number;
  readonly action: BidAction;
  readonly receivedAt: Instant;
  /** The receipt's claims, canonical: signed again they give the same receipt. */
  readonly claims: string;
}

export interface SubmittedEnvelope {
  readonly bid: BidId;
  readonly supplier: SupplierId;
  readonly sha256: Sha256Hex;
  readonly bytes: number;
  /** Names the ciphertext in the upload folder. */
  readonly upload: string;
}

/** What `commit_bid` takes, in its order, and the sizes that are compared before it. */
export interface BidCommit {
  readonly tender: TenderId;
  readonly supplier: SupplierId;
  readonly person: PersonId;
  readonly bid: BidId;
  readonly revision: number;
  readonly action: BidAction;
  /** Canonical text of the receipt's envelopes. */
  readonly envelopes: string;
  readonly uploads: readonly { readonly sha256: Sha256Hex; readonly bytes: number }[];
  readonly previous: Sha256Hex | null;
  readonly issuer: string;
  readonly jti: string;
  readonly salt: Uint8Array;
  readonly commandId: Sha256Hex;
  readonly bodyDigest: Sha256Hex;
}

export const bidCommitStatuses = [
  'accepted',
  'repeated',
  'otherBody',
  'notOpen',
  'suspended',
  'tooLate',
  'revisionConflict',
  'actionConflict',
  'uploadMissing',
] as const;
export type BidCommitStatus = (typeof bidCommitStatuses)[number];

export interface BidCommitAnswer {
  readonly status: BidCommitStatus;
  readonly claims: string | null;
}

/** The pool of the driver: a named statement is planned once per connection, and no query builder stands in between. */
export interface StatementPool {
  query(statement: { name: string; text: string; values: readonly unknown[] }): Promise<{ rows: unknown[] }>;
}

/** Undefined, and nothing called, where a named size is not that on the disk: the receipt attests it. */
export type BidCommitResult = BidCommitAnswer | undefined;

/**
 * One call for each commit, in order; one round trip and one transaction for all: if one violates a UNIQUE none is
 * written. Answers come in the order of the commits. Each call takes its own clock, after the tender's shared lock.
 */
export async function callCommitBids(
  pool: StatementPool,
  commits: readonly BidCommit[],
): Promise<BidCommitResult[]> {
  const { rows } = await pool.query({ name: 'commit-bids', text: commitText, values: columnsOf(commits) });
  const answers = rows as (BidCommitAnswer & { place: string })[];
  const byPlace = new Map(answers.map(({ place, ...answer }) => [Number(place), answer]));
  return commits.map((_, at) => byPlace.get(at + 1));
}

/** The function stands below the test of the sizes, so that the planner cannot call it first. */
const commitText = `
  SELECT c.place, called.status, called.claims
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::integer[], $6::text[], $7::text[], $8::text[],
      $9::text[], $10::text[], $11::uuid[], $12::bytea[], $13::text[], $14::text[], $15::text[]) WITH ORDINALITY
    AS c (tender, supplier, person, bid, revision, action, envelopes, digests, previous, issuer, jti, salt, command,
      body_digest, sizes, place)
  CROSS JOIN LATERAL (
    SELECT c.tender WHERE NOT EXISTS (
      SELECT FROM unnest(string_to_array(c.digests, ','), string_to_array(c.sizes, ',')::bigint[]) AS named (sha256, bytes)
      JOIN uploads u ON u.supplier = c.supplier AND u.sha256 = named.sha256 WHERE u.bytes <> named.bytes)
  ) sound
  CROSS JOIN LATERAL commit_bid(sound.tender, c.supplier, c.person, c.bid, c.revision, c.action, c.envelopes,
    string_to_array(c.digests, ','), c.previous, c.issuer, c.jti, c.salt, c.command, c.body_digest) called`;

function columnsOf(commits: readonly BidCommit[]): unknown[] {
  const columns: ((commit: BidCommit) => unknown)[] = [
    ({ tender }) => tender,
    ({ supplier }) => supplier,
    ({ person }) => person,
    ({ bid }) => bid,
    ({ revision }) => revision,
    ({ action }) => action,
    ({ envelopes }) => envelopes,
    ({ uploads }) => uploads.map(({ sha256 }) => sha256).join(),
    ({ previous }) => previous,
    ({ issuer }) => issuer,
    ({ jti }) => jti,
    ({ salt }) => salt,
    ({ commandId }) => commandId,
    ({ bodyDigest }) => bodyDigest,
    ({ uploads }) => uploads.map(({ bytes }) => bytes).join(),
  ];
  return columns.map((column) => commits.map(column));
}

/** Bids as they were received; nothing here updates or deletes. */
export class BidStore {
  constructor(private readonly db: Queryable) {}

  async findClaims(bid: BidId, revision: number, supplier: SupplierId): Promise<string | undefined> {
    const row = await firstRowOf<{ claims: string }>(
      this.db,
      'SELECT claims FROM bids WHERE bid = $1 AND revision = $2 AND supplier = $3',
      [bid, revision, supplier],
    );
    return row?.claims;
  }

  async listRevisions(tender: TenderId, supplier: SupplierId): Promise<BidRevision[]> {
    return rowsOf<BidRevision>(
      this.db,
      `SELECT bid, revision, action, iso(received_at) AS "receivedAt", claims
       FROM bids WHERE tender = $1 AND supplier = $2 ORDER BY revision`,
      [tender, supplier],
    );
  }

  /** The envelope of one key in the last revision of each of these bids, in the order of the bids' ids. */
  async listEnvelopes(
    bids: readonly BidId[],
    kind: EnvelopeKind,
    lot: LotId | null,
  ): Promise<SubmittedEnvelope[]> {
    const rows = await rowsOf<Omit<SubmittedEnvelope, 'bytes'> & { bytes: string }>(this.db, envelopesText, [
      bids,
      kind,
      lot,
    ]);
    return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }));
  }
}

const envelopesText = `
  SELECT last.bid, last.supplier, e->>'sha256' AS sha256, e->>'bytes' AS bytes, u.id AS upload
  FROM (SELECT DISTINCT ON (bid) bid, supplier, envelopes FROM bids WHERE bid = ANY($1) ORDER BY bid, revision DESC) last
  CROSS JOIN LATERAL jsonb_array_elements(last.envelopes) e
  CROSS JOIN LATERAL (
    SELECT id FROM uploads WHERE uploads.supplier = last.supplier AND uploads.sha256 = e->>'sha256'
    ORDER BY completed_at LIMIT 1
  ) u
  WHERE e->>'kind' = $2 AND (e->>'lot') IS NOT DISTINCT FROM $3 ORDER BY last.bid`;
