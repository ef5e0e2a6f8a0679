import { DomainError } from '../errors.js';
import { isSealedToX25519 } from './check-manifest.js';
import type { KeyRef } from './manifest.js';

/** A share as the leaver sealed it to his successor. */
export interface HandedShare extends KeyRef {
  readonly index: number;
  /** `bando-share/1` encrypted to the successor, base64. */
  readonly sealed: string;
}

export type HandoverFault =
  'shares' | 'sealed' | 'successorIsCustodian' | 'successorNotEnrolled' | 'recipientRepeated';

export function handoverInvalid(reason: HandoverFault): DomainError {
  return new DomainError('handoverInvalid', { reason });
}

/**
 * All shares that the leaver holds, each once, each an age file for an X25519 recipient: a custodian leaves as a
 * whole. What is inside only the successor can see: he acknowledges it. Throws `handoverInvalid`.
 */
export function checkHandedShares(
  handed: readonly HandedShare[],
  held: readonly (KeyRef & { readonly index: number })[],
): void {
  if (placesOf(handed) !== placesOf(held)) throw handoverInvalid('shares');
  if (!handed.every(({ sealed }) => isSealedToX25519(sealed))) throw handoverInvalid('sealed');
}

/** Two custodians with one recipient would be one holder; so would one whose recipient is a key of the tender. */
export function checkSuccessorRecipient(recipient: string | null, taken: readonly (string | null)[]): string {
  if (recipient === null) throw handoverInvalid('successorNotEnrolled');
  if (taken.includes(recipient)) throw handoverInvalid('recipientRepeated');
  return recipient;
}

function placesOf(shares: readonly (KeyRef & { readonly index: number })[]): string {
  return shares
    .map(({ kind, lot, index }) => JSON.stringify([kind, lot, index]))
    .sort()
    .join();
}
