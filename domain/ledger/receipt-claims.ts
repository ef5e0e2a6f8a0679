import { hexToBytes } from '@noble/hashes/utils.js';
import {
  envelopeKinds,
  type AuthorityId,
  type BidId,
  type EnvelopeKind,
  type Instant,
  type LotId,
  type Sha256Hex,
  type SupplierId,
  type TenderId,
} from '../types.js';
import {
  hasExactly,
  isIdentifier,
  isInstant,
  isJsonObject,
  isMicrosecondInstant,
  isNonNegativeInteger,
} from './json-shape.js';
import { leafOf } from './leaf.js';
import { isSha256Hex } from './sha256.js';

export const bidActions = ['commit', 'replace', 'withdraw'] as const;
export type BidAction = (typeof bidActions)[number];

/** `rectify`: a sealed rectification of one envelope of the revision that the receipt names (art. 101 c. 4). */
export const receiptActions = [...bidActions, 'rectify'] as const;
export type ReceiptAction = (typeof receiptActions)[number];

export interface ReceiptEnvelope {
  readonly lot: LotId | null;
  readonly kind: EnvelopeKind;
  /** Of the ciphertext. */
  readonly sha256: Sha256Hex;
  readonly bytes: number;
  /** The tender's published key that the envelope was sealed to. */
  readonly recipient: string;
}

/** What the ledger's leaf of a bid covers: everything that the receipt says but the leaf itself. */
export interface ReceiptEntry {
  readonly iss: string;
  readonly jti: string;
  readonly action: ReceiptAction;
  readonly tender: TenderId;
  readonly authority: AuthorityId;
  readonly bid: BidId;
  readonly revision: number;
  readonly supplier: SupplierId;
  /** Empty for a withdrawal. */
  readonly envelopes: readonly ReceiptEnvelope[];
  /** Microseconds, UTC: the clock value that was also the test against the deadline. */
  readonly receivedAt: Instant;
  readonly deadline: Instant;
  /** SHA-256 of this bid's receipt before, null for the first; of a rectification, the receipt of its revision. */
  readonly previous: Sha256Hex | null;
}

export interface ReceiptClaims extends ReceiptEntry {
  readonly leaf: Sha256Hex;
  /** The 32 bytes of the leaf's salt, as 64 hexadecimal digits. */
  readonly leafSalt: string;
}

/** Adds the ledger's leaf to what a receipt says. `leafSalt` is 32 random bytes of this leaf alone, in hexadecimal. */
export function toReceiptClaims(entry: ReceiptEntry, leafSalt: string): ReceiptClaims {
  return { ...entry, leaf: leafOf(hexToBytes(leafSalt), entry), leafSalt };
}

/** The claims as the leaf covers them: what a verifier hashes again. */
export function toReceiptEntry(claims: ReceiptClaims): ReceiptEntry {
  const entry: ReceiptEntry & { leaf?: Sha256Hex; leafSalt?: string } = { ...claims };
  delete entry.leaf;
  delete entry.leafSalt;
  return entry;
}

const claimNames = [
  ...['iss', 'jti', 'action', 'tender', 'authority', 'bid', 'revision', 'supplier', 'envelopes'],
  ...['receivedAt', 'deadline', 'previous', 'leaf', 'leafSalt'],
];

export function isReceiptClaims(value: unknown): value is ReceiptClaims {
  if (!isJsonObject(value) || !hasExactly(value, claimNames)) return false;
  return (
    [value.iss, value.jti, value.tender, value.authority, value.bid, value.supplier].every(isIdentifier) &&
    receiptActions.includes(value.action as ReceiptAction) &&
    isNonNegativeInteger(value.revision) &&
    Array.isArray(value.envelopes) &&
    value.envelopes.every(isReceiptEnvelope) &&
    isMicrosecondInstant(value.receivedAt) &&
    isInstant(value.deadline) &&
    (value.previous === null || isSha256Hex(value.previous)) &&
    isSha256Hex(value.leaf) &&
    isSha256Hex(value.leafSalt)
  );
}

function isReceiptEnvelope(value: unknown): value is ReceiptEnvelope {
  return (
    isJsonObject(value) &&
    hasExactly(value, ['lot', 'kind', 'sha256', 'bytes', 'recipient']) &&
    (value.lot === null || isIdentifier(value.lot)) &&
    envelopeKinds.includes(value.kind as EnvelopeKind) &&
    isSha256Hex(value.sha256) &&
    isNonNegativeInteger(value.bytes) &&
    isIdentifier(value.recipient)
  );
}
