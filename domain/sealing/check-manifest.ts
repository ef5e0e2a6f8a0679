import { base64 } from '@scure/base';
import { DomainError, type ErrorParams } from '../errors.js';
import { hasExactly, isIdentifier, isInstant, isJsonObject } from '../ledger/json-shape.js';
import { isSha256Hex } from '../ledger/sha256.js';
import { envelopeKinds, type EnvelopeKind, type Instant, type LotId, type TenderId } from '../types.js';
import { inspectAgeHeader } from './age-header.js';
import {
  keyRefsOf,
  keysScheme,
  type Custodian,
  type KeyRef,
  type KeysManifest,
  type ManifestKey,
  type ManifestShare,
} from './manifest.js';
import { isThreshold, isX25519Recipient } from './tender-key.js';

/** What the tender says: whatever is given must be met. A supplier knows less than the service. */
export interface ManifestExpectations {
  readonly tender?: TenderId;
  readonly lots?: readonly LotId[];
  /** The enrolled custodians, in any order. */
  readonly custodians?: readonly Custodian[];
  readonly k?: number;
  readonly n?: number;
  readonly notBefore?: Instant;
}

export type ManifestFault =
  | 'shape'
  | 'scheme'
  | 'tender'
  | 'notBefore'
  | 'threshold'
  | 'keys'
  | 'recipient'
  | 'recipientRepeated'
  | 'shares'
  | 'custodian'
  | 'custodianRepeated'
  | 'commitmentRepeated'
  | 'sealed';

/** A share package sealed to one custodian takes about 700 bytes: ten times that is room for any header of age. */
const maxSealedLength = 8192;

/**
 * The structure of a manifest and what the tender requires of it: one administrative key, one technical and one
 * economic for each lot; k ≥ 2 and n ≥ k + 1; distinct custodians with distinct recipients, the enrolled ones;
 * distinct commitments. Whether the packages hold what they commit to, only their custodians can see: they
 * acknowledge it. Throws `manifestInvalid` with the fault as `reason`.
 */
export function checkManifest(value: unknown, expected: ManifestExpectations = {}): KeysManifest {
  const manifest = checkShape(value);
  checkTerms(manifest, expected);
  checkKeys(manifest, expected.lots);
  for (const key of manifest.keys) checkShares(key, manifest);
  checkCustodians(manifest, expected.custodians);
  checkDistinct(manifest);
  return manifest;
}

function fault(reason: ManifestFault, params: ErrorParams = {}): DomainError {
  return new DomainError('manifestInvalid', { reason, ...params });
}

function checkShape(value: unknown): KeysManifest {
  const shaped =
    isJsonObject(value) &&
    hasExactly(value, ['scheme', 'tender', 'notBefore', 'k', 'n', 'keys']) &&
    isIdentifier(value.tender) &&
    isInstant(value.notBefore) &&
    Array.isArray(value.keys) &&
    value.keys.every(isManifestKey);
  if (!shaped) throw fault('shape');
  if (value.scheme !== keysScheme) throw fault('scheme');
  if (!isThreshold(value.k, value.n)) throw fault('threshold');
  return value as unknown as KeysManifest;
}

function isManifestKey(value: unknown): value is ManifestKey {
  return (
    isJsonObject(value) &&
    hasExactly(value, ['kind', 'lot', 'recipient', 'shares']) &&
    envelopeKinds.includes(value.kind as EnvelopeKind) &&
    (value.lot === null || isIdentifier(value.lot)) &&
    typeof value.recipient === 'string' &&
    Array.isArray(value.shares) &&
    value.shares.every(isManifestShare)
  );
}

function isManifestShare(value: unknown): value is ManifestShare {
  return (
    isJsonObject(value) &&
    hasExactly(value, ['index', 'custodian', 'to', 'commitment', 'sealed']) &&
    Number.isSafeInteger(value.index) &&
    isIdentifier(value.custodian) &&
    typeof value.to === 'string' &&
    isSha256Hex(value.commitment) &&
    typeof value.sealed === 'string'
  );
}

function checkTerms(manifest: KeysManifest, expected: ManifestExpectations): void {
  if (expected.tender !== undefined && expected.tender !== manifest.tender) throw fault('tender');
  if (expected.k !== undefined && expected.k !== manifest.k) throw fault('threshold');
  if (expected.n !== undefined && expected.n !== manifest.n) throw fault('threshold');
  if (expected.notBefore !== undefined && Date.parse(expected.notBefore) !== Date.parse(manifest.notBefore)) {
    throw fault('notBefore');
  }
}

function checkKeys(manifest: KeysManifest, lots: readonly LotId[] | undefined): void {
  const required = keyRefsOf(lots ?? lotsOf(manifest));
  const found = new Set(manifest.keys.map(refText));
  const complete = required.length > 1 && required.every((ref) => found.has(refText(ref)));
  if (!complete || found.size !== required.length || manifest.keys.length !== required.length)
    throw fault('keys');
  for (const key of manifest.keys) {
    if (!isX25519Recipient(key.recipient)) throw fault('recipient', { kind: key.kind, lot: key.lot });
  }
}

function lotsOf(manifest: KeysManifest): LotId[] {
  return [...new Set(manifest.keys.flatMap(({ lot }) => (lot === null ? [] : [lot])))];
}

function refText({ kind, lot }: KeyRef): string {
  return JSON.stringify([kind, lot]);
}

function checkShares(key: ManifestKey, { n, keys }: KeysManifest): void {
  const where = { kind: key.kind, lot: key.lot };
  const indexes = key.shares.map(({ index }) => index);
  if (indexes.length !== n || indexes.some((index, at) => index !== at + 1)) throw fault('shares', where);
  for (const [at, share] of key.shares.entries()) {
    if (!isX25519Recipient(share.to)) throw fault('recipient', { ...where, index: share.index });
    if (!isSealedToX25519(share.sealed)) throw fault('sealed', { ...where, index: share.index });
    const first = keys[0]?.shares[at];
    if (first?.custodian !== share.custodian || first.to !== share.to) throw fault('custodian', where);
  }
}

/** Binary age, for X25519 recipients alone, base64. */
export function isSealedToX25519(sealed: string): boolean {
  if (sealed.length > maxSealedLength) return false;
  try {
    return inspectAgeHeader(base64.decode(sealed)).ok;
  } catch {
    return false;
  }
}

function checkCustodians({ keys }: KeysManifest, enrolled: readonly Custodian[] | undefined): void {
  const shares = keys[0]?.shares ?? [];
  if (hasRepeats(shares.map(({ custodian }) => custodian))) throw fault('custodianRepeated');
  if (enrolled === undefined) return;
  const recipients = new Map(enrolled.map(({ custodian, recipient }) => [custodian, recipient]));
  const wrong = shares.find(({ custodian, to }) => recipients.get(custodian) !== to);
  if (wrong !== undefined || enrolled.length !== shares.length) {
    throw fault('custodian', { index: wrong?.index ?? null });
  }
}

/** Two custodians with one recipient, or a custodian with a tender's key, would make fewer holders than n. */
function checkDistinct({ keys }: KeysManifest): void {
  const recipients = [
    ...keys.map(({ recipient }) => recipient),
    ...(keys[0]?.shares ?? []).map(({ to }) => to),
  ];
  if (hasRepeats(recipients)) throw fault('recipientRepeated');
  if (hasRepeats(keys.flatMap(({ shares }) => shares.map(({ commitment }) => commitment)))) {
    throw fault('commitmentRepeated');
  }
}

function hasRepeats(values: readonly string[]): boolean {
  return new Set(values).size !== values.length;
}
