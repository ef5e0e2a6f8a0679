import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import { leafOf } from '../../domain/ledger/leaf.js';
import { toReceiptEntry, type ReceiptClaims } from '../../domain/ledger/receipt-claims.js';
import { receiptDigest, verifyReceipt } from '../../domain/ledger/receipt.js';
import { entriesOf, rows, tendersIn, type Acknowledged, type Evidence, type Fault } from './evidence.js';

interface BidRow {
  readonly tender: string;
  readonly bid: string;
  readonly revision: number;
  readonly action: string;
  readonly claims: string;
  readonly entry: string | null;
  readonly salt: Buffer | null;
  readonly leaf: Buffer | null;
  readonly positions: number;
  readonly receipts: number;
  readonly closed: boolean;
}

const bidRows = `
  SELECT b.tender, b.bid, b.revision, b.action, b.claims, l.entry, l.salt, l.leaf,
    (SELECT count(*)::int FROM ledger_positions p WHERE p.leaf = b.leaf) AS positions,
    (SELECT count(*)::int FROM outbox o WHERE o.kind = 'bidReceipt'
       AND o.data->>'bid' = b.bid::text AND (o.data->>'revision')::int = b.revision) AS receipts,
    t.state->>'closedAt' IS NOT NULL AS closed
  FROM bids b JOIN tenders t ON t.id = b.tender LEFT JOIN ledger_leaves l ON l.id = b.leaf
  WHERE b.tender = ANY($1)`;

const nameOf = ({ bid, revision }: { bid: string; revision: number }): string =>
  `bid ${bid} revision ${revision}`;

/** Every receipt that a client holds against the row, the leaf and the chain that it names; and no row that nobody sent. */
export async function checkReceipts(evidence: Evidence): Promise<Fault[]> {
  const acknowledged = entriesOf(evidence.log, 'commitAcknowledged');
  const stored = await rows<BidRow>(evidence, bidRows, [tendersIn(evidence.log)]);
  const byName = new Map(stored.map((row) => [nameOf(row), row]));
  const faults = [...checkSent(evidence, stored)];
  for (const one of acknowledged) {
    const claims = await claimsOf(evidence, one);
    if (typeof claims === 'string') faults.push(claims);
    else
      faults.push(
        ...checkRow(one, claims, byName.get(nameOf(one))),
        ...checkChain(one, claims, acknowledged),
      );
  }
  return faults;
}

async function claimsOf({ jwks }: Evidence, one: Acknowledged): Promise<ReceiptClaims | Fault> {
  const verification = await verifyReceipt(one.receipt, jwks);
  if (!verification.ok) return `the receipt of ${nameOf(one)} is refused: ${verification.refused}`;
  const { claims } = verification;
  const isSame = claims.bid === one.bid && claims.revision === one.revision && claims.tender === one.tender;
  return isSame ? claims : `the receipt of ${nameOf(one)} is of another bid`;
}

function checkRow(one: Acknowledged, claims: ReceiptClaims, row: BidRow | undefined): Fault[] {
  const name = nameOf(one);
  if (!row) return [`${name} was acknowledged and is not in the database`];
  const faults: Fault[] = [];
  if (row.claims !== canonicalJson(claims))
    faults.push(`${name}: the stored claims are not those of the receipt`);
  if (row.action !== claims.action) faults.push(`${name}: stored as ${row.action}, not ${claims.action}`);
  if (row.receipts !== 1) faults.push(`${name}: ${row.receipts} receipts wait in the outbox, not 1`);
  return [...faults, ...checkLeaf(name, claims, row)];
}

function checkLeaf(
  name: string,
  claims: ReceiptClaims,
  { entry, salt, leaf, positions, closed }: BidRow,
): Fault[] {
  if (entry === null || !salt || !leaf) return [`${name} has no leaf in the ledger`];
  const faults: Fault[] = [];
  if (entry !== canonicalJson(toReceiptEntry(claims))) faults.push(`${name}: the leaf covers something else`);
  const computed = leafOf(Uint8Array.from(salt), JSON.parse(entry));
  if (leaf.toString('hex') !== computed || computed !== claims.leaf)
    faults.push(`${name}: the leaf is not its hash`);
  if (positions !== (closed ? 1 : 0)) faults.push(`${name}: ${positions} positions in the ledger`);
  return faults;
}

function checkChain(one: Acknowledged, { previous }: ReceiptClaims, all: readonly Acknowledged[]): Fault[] {
  const before = all.find(({ bid, revision }) => bid === one.bid && revision === one.revision - 1);
  if (one.revision === 1) return previous === null ? [] : [`${nameOf(one)} follows a receipt`];
  return before && receiptDigest(before.receipt) === previous
    ? []
    : [`${nameOf(one)} does not follow its receipt before`];
}

/** A row without an acknowledgement was at least sent: its answer may have been lost with its client. */
function checkSent({ log }: Evidence, stored: readonly BidRow[]): Fault[] {
  const sent = new Set(entriesOf(log, 'commitSent').map(nameOf));
  const refused = new Set(entriesOf(log, 'commitRefused').map(nameOf));
  return stored.map(nameOf).flatMap((name) => {
    if (!sent.has(name)) return [`${name} is in the database and nobody sent it`];
    return refused.has(name) ? [`${name} was refused and is in the database`] : [];
  });
}
