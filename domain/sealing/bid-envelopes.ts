import { DomainError } from '../errors.js';
import { canonicalJson } from '../ledger/canonical-json.js';
import type { BidAction, ReceiptEnvelope } from '../ledger/receipt-claims.js';
import type { EnvelopeKind, LotId, Sha256Hex } from '../types.js';
import { keyRefsOf } from './manifest.js';

/** One envelope as a commit names it. */
export interface NamedEnvelope {
  readonly kind: EnvelopeKind;
  /** Null for the administrative envelope. */
  readonly lot: LotId | null;
  /** Of the ciphertext. */
  readonly sha256: Sha256Hex;
  readonly bytes: number;
}

/**
 * A bid is one administrative envelope and, for each lot bid for, exactly one technical and one economic; a withdrawal
 * names none. Throws `envelopesInvalid` with the reason.
 */
export function assertEnvelopes(
  action: BidAction,
  envelopes: readonly NamedEnvelope[],
  lots: ReadonlySet<LotId>,
): void {
  if (action === 'withdraw') {
    if (envelopes.length > 0) throw invalid('withdrawalNamesEnvelopes');
    return;
  }
  const bidFor = [...new Set(envelopes.flatMap(({ lot }) => (lot === null ? [] : [lot])))];
  if (bidFor.length === 0) throw invalid('lotMissing');
  if (bidFor.some((lot) => !lots.has(lot))) throw invalid('lotUnknown');
  const required = keyRefsOf(bidFor).map(placeText).sort();
  const named = envelopes.map(placeText).sort();
  if (named.join() !== required.join()) throw invalid('envelopesMissingOrRepeated');
  if (new Set(envelopes.map(({ sha256 }) => sha256)).size !== envelopes.length) throw invalid('fileRepeated');
}

/** The text that enters receipt and ledger: canonical, in the order of kind and lot. */
export function canonicalEnvelopes(envelopes: readonly ReceiptEnvelope[]): string {
  const sorted = [...envelopes].sort((a, b) => (placeText(a) < placeText(b) ? -1 : 1));
  return canonicalJson(sorted);
}

function placeText({ kind, lot }: Pick<NamedEnvelope, 'kind' | 'lot'>): string {
  return `${kind}/${lot ?? ''}`;
}

function invalid(reason: string): DomainError {
  return new DomainError('envelopesInvalid', { reason });
}
