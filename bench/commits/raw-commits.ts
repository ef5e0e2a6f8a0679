import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { answerParent } from '../child-measure.js';
import type { NamedEnvelope } from '../../proofs/rig/bidding.js';

export interface RawInput {
  /** Of the application's role, as the API has it. */
  readonly databaseUrl: string;
  readonly tender: string;
  readonly connections: number;
  readonly seconds: number;
  readonly envelopes: readonly NamedEnvelope[];
}

export interface RawRound {
  readonly perSecond: number;
}

interface TenderRow {
  readonly authority: string;
  readonly phase: string;
  readonly deadline: string;
  readonly now: string;
}

/**
 * The measure of what the machine gives: the same reads and the same rows as the commit of a bid, as separate statements
 * between BEGIN and COMMIT, from one Node process. No HTTP, no token, no signature, no check but the deadline.
 */
async function rawCommits({ databaseUrl, connections, seconds, ...bid }: RawInput): Promise<RawRound> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      return client;
    }),
  );
  const until = performance.now() + seconds * 1000;
  const startedAt = performance.now();
  const counts = await Promise.all(clients.map((client) => commitUntil(client, bid, until)));
  const elapsed = (performance.now() - startedAt) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return { perSecond: counts.reduce((sum, count) => sum + count, 0) / elapsed };
}

async function commitUntil(
  client: pg.Client,
  bid: Pick<RawInput, 'tender' | 'envelopes'>,
  until: number,
): Promise<number> {
  const ids = { supplier: randomUUID(), bid: randomUUID() };
  let revision = 0;
  while (performance.now() < until) {
    revision += 1;
    await commitOnce(client, { ...bid, ...ids, revision });
  }
  return revision;
}

interface RawBid {
  readonly tender: string;
  readonly supplier: string;
  readonly bid: string;
  readonly revision: number;
  readonly envelopes: readonly NamedEnvelope[];
}

async function commitOnce(client: pg.Client, bid: RawBid): Promise<void> {
  const { tender, supplier, revision } = bid;
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock_shared(tender_lock_key($1))', [tender]);
  const { rows } = await client.query<TenderRow>(
    `SELECT authority, phase, iso(submission_deadline) AS deadline, iso(clock_timestamp()) AS now
     FROM tenders WHERE id = $1`,
    [tender],
  );
  const [row] = rows;
  if (!row || row.now >= row.deadline) throw new Error('the tender takes no bids');
  const action = revision === 1 ? 'commit' : 'replace';
  const claims = { action, receivedAt: row.now, authority: row.authority, deadline: row.deadline, ...bid };
  const entry = JSON.stringify(claims);
  const salt = randomBytes(32);
  const leaf = createHash('sha256').update(Buffer.of(0)).update(salt).update(entry).digest();
  const leafId = randomUUID();
  await client.query(
    `INSERT INTO ledger_leaves (id, tender, kind, entry, salt, leaf) VALUES ($1, $2, 'bid', $3, $4, $5)`,
    [leafId, tender, entry, salt, leaf],
  );
  const receipt = { ...claims, leaf: leaf.toString('hex'), leafSalt: salt.toString('hex') };
  await client.query(
    `INSERT INTO bids (bid, revision, tender, supplier, person, action, envelopes, command_id, body_digest,
       received_at, leaf, claims) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[bid.bid, revision, tender, supplier, 'raw', action, JSON.stringify(bid.envelopes)],
      ...[randomBytes(32).toString('hex'), leaf.toString('hex'), row.now, leafId, JSON.stringify(receipt)],
    ],
  );
  await client.query(
    `INSERT INTO outbox (kind, via, data, next_attempt_at) VALUES ('bidReceipt', 'direct', $1, 'infinity')`,
    [{ bid: bid.bid, revision }],
  );
  await client.query('COMMIT');
}

await answerParent(rawCommits);
