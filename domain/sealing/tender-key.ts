import { bech32 } from '@scure/base';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { combine, split } from 'shamir-secret-sharing';
import { DomainError } from '../errors.js';
import { subsetsOf } from './subsets.js';

export interface TenderKey {
  /** Published: `age1…`. */
  readonly recipient: string;
  /** The 32 raw bytes of the X25519 key. Whoever holds it wipes it (`fill(0)`) once it is split. */
  readonly secret: Uint8Array;
}

const identityPrefix = 'AGE-SECRET-KEY-';
const secretBytes = 32;

/** Every k-subset is tested before a key is published: 10 over 5 is 252 of them, and custodians are few. */
export const maxCustodians = 10;

export async function makeTenderKey(): Promise<TenderKey> {
  const identity = await generateX25519Identity();
  return { recipient: await identityToRecipient(identity), secret: secretFromIdentity(identity) };
}

/** `AGE-SECRET-KEY-1…`, the form that age and our opening take. */
export function identityFromSecret(secret: Uint8Array): string {
  if (secret.length !== secretBytes) throw new RangeError(`an X25519 key has ${secretBytes} bytes`);
  return bech32.encodeFromBytes(identityPrefix, secret).toUpperCase();
}

function secretFromIdentity(identity: string): Uint8Array {
  return bech32.decodeToBytes(identity).bytes;
}

/** Only `age1…` of X25519: post-quantum and plugin recipients have other prefixes and lengths. */
export function isX25519Recipient(value: unknown): value is string {
  if (typeof value !== 'string' || !/^age1[0-9a-z]{58}$/.test(value)) return false;
  const decoded = bech32.decodeUnsafe(value);
  return decoded?.prefix === 'age' && bech32.fromWordsUnsafe(decoded.words)?.length === secretBytes;
}

/** At least two must agree, and one may be lost: k ≥ 2 and n ≥ k + 1. */
export function isThreshold(k: unknown, n: unknown): boolean {
  return (
    Number.isSafeInteger(k) &&
    Number.isSafeInteger(n) &&
    (k as number) >= 2 &&
    (n as number) >= (k as number) + 1 &&
    (n as number) <= maxCustodians
  );
}

/**
 * Splits a key into n shares of 33 bytes, k of which give it back, and tests every k-subset before anyone relies on
 * them. Throws `invalidInput` for a threshold that is not one, `shareCombinationWrong` if a subset fails.
 */
export async function splitKey(secret: Uint8Array, k: number, n: number): Promise<Uint8Array[]> {
  if (!isThreshold(k, n)) throw new DomainError('invalidInput', { member: 'threshold', k, n, maxCustodians });
  const shares = await split(Uint8Array.from(secret), n, k);
  for (const subset of subsetsOf(shares, k)) {
    const combined = await combine(subset);
    const same = sameBytes(combined, secret);
    combined.fill(0);
    if (!same) throw new DomainError('shareCombinationWrong');
  }
  return shares;
}

/**
 * The key's 32 bytes from its shares. Too few or wrong shares combine silently into another key: only the published
 * recipient tells. Throws `shareCombinationWrong`; whose share it was, the commitments say.
 */
export async function combineShares(shares: readonly Uint8Array[], recipient: string): Promise<Uint8Array> {
  const secret = await combineUnchecked(shares);
  if ((await identityToRecipient(identityFromSecret(secret))) === recipient) return secret;
  secret.fill(0);
  throw new DomainError('shareCombinationWrong', { shares: shares.length });
}

async function combineUnchecked(shares: readonly Uint8Array[]): Promise<Uint8Array> {
  try {
    // The library compares constructors: a Buffer is refused, so each share is copied into a plain array.
    const secret = await combine(shares.map((share) => Uint8Array.from(share)));
    if (secret.length === secretBytes) return secret;
  } catch {
    // The library's words (too few, twice the same, unequal lengths) all mean one thing here.
  }
  throw new DomainError('shareCombinationWrong', { shares: shares.length });
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
