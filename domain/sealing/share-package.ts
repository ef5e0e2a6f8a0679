import { base64 } from '@scure/base';
import { DomainError } from '../errors.js';
import { canonicalJson } from '../ledger/canonical-json.js';
import { hasExactly, isIdentifier, isInstant, isJsonObject } from '../ledger/json-shape.js';
import { sha256Hex } from '../ledger/sha256.js';
import {
  envelopeKinds,
  type EnvelopeKind,
  type Instant,
  type LotId,
  type Sha256Hex,
  type TenderId,
} from '../types.js';
import { sealTo, unseal } from './sealed-file.js';
import { isX25519Recipient } from './tender-key.js';

/** `bando-share/1`: one custodian's share of one key. Exactly these members: its canonical text is the commitment. */
export interface SharePackage {
  readonly tender: TenderId;
  readonly kind: EnvelopeKind;
  /** Null for the administrative key, which is one for the tender. */
  readonly lot: LotId | null;
  /** The key that the share belongs to. */
  readonly recipient: string;
  /** From 1 to n: the place among the custodians, the same for every key. */
  readonly index: number;
  /** The first deadline: no custodian's client releases the share before it. */
  readonly notBefore: Instant;
  /** The 33 bytes of the share in base64. */
  readonly share: string;
}

/** What a package must be, where it is known: anything given is compared. */
export type ExpectedShare = Partial<Omit<SharePackage, 'share'>> & { readonly commitment: Sha256Hex };

const shareBytes = 33;
const packageMembers = ['tender', 'kind', 'lot', 'recipient', 'index', 'notBefore', 'share'] as const;

/** SHA-256 of the canonical text. It needs no salt: the share is 256 random bits. */
export function shareCommitment(sharePackage: SharePackage): Sha256Hex {
  return sha256Hex(canonicalJson(sharePackage));
}

export function isSharePackage(value: unknown): value is SharePackage {
  return (
    isJsonObject(value) &&
    hasExactly(value, packageMembers) &&
    isIdentifier(value.tender) &&
    envelopeKinds.includes(value.kind as EnvelopeKind) &&
    (value.lot === null || isIdentifier(value.lot)) &&
    isX25519Recipient(value.recipient) &&
    Number.isSafeInteger(value.index) &&
    isInstant(value.notBefore) &&
    isShareText(value.share)
  );
}

function isShareText(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^[A-Za-z0-9+/]{44}$/.test(value) &&
    base64.decode(value).length === shareBytes
  );
}

/** The share's bytes, for `combineShares`. */
export function shareBytesOf(sharePackage: SharePackage): Uint8Array {
  return base64.decode(sharePackage.share);
}

/** Encrypts a package to a custodian: when keys are made, and when a leaver hands his share to a successor. */
export async function sealSharePackage(sharePackage: SharePackage, to: string): Promise<string> {
  return base64.encode(await sealTo(to, new TextEncoder().encode(canonicalJson(sharePackage))));
}

/**
 * Opens a sealed package in the custodian's client and checks it as `checkReleasedShare` does.
 * Throws `sharePackageInvalid` when the identity does not open it or what is inside is no package.
 */
export async function openSharePackage(
  sealed: string,
  identity: string,
  expected: ExpectedShare,
): Promise<SharePackage> {
  const text = await openText(sealed, identity);
  const sharePackage = parseJson(text);
  // The commitment covers the canonical text: another text of the same value would be a second package.
  if (isSharePackage(sharePackage) && canonicalJson(sharePackage) !== text) throw invalid('canonical');
  return checkReleasedShare(sharePackage, expected);
}

/**
 * A package that a custodian released, or has just opened, against its commitment and what else is known of it.
 * Throws `sharePackageInvalid` (not a package, or of another key) or `shareCommitmentWrong` (not the share that was
 * published for this index).
 */
export function checkReleasedShare(released: unknown, expected: ExpectedShare): SharePackage {
  if (!isSharePackage(released)) throw invalid('shape');
  for (const member of ['tender', 'kind', 'lot', 'recipient', 'index', 'notBefore'] as const) {
    if (expected[member] !== undefined && expected[member] !== released[member]) throw invalid(member);
  }
  if (shareCommitment(released) !== expected.commitment) {
    throw new DomainError('shareCommitmentWrong', { index: released.index });
  }
  return released;
}

function invalid(reason: string): DomainError {
  return new DomainError('sharePackageInvalid', { reason });
}

async function openText(sealed: string, identity: string): Promise<string> {
  try {
    const plaintext = await unseal(base64.decode(sealed), identity);
    return new TextDecoder('utf-8', { fatal: true }).decode(plaintext);
  } catch {
    throw invalid('sealed');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('shape');
  }
}
