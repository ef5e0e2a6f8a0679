import { base64 } from '@scure/base';
import { canonicalJson } from '../ledger/canonical-json.js';
import { sha256Hex } from '../ledger/sha256.js';
import type { EnvelopeKind, Instant, LotId, PersonId, Sha256Hex, TenderId } from '../types.js';
import { sealSharePackage, shareCommitment, type SharePackage } from './share-package.js';
import { makeTenderKey, splitKey } from './tender-key.js';

/** How the keys were made and split; another scheme (a dealerless one, say) has another name. */
export const keysScheme = 'age-x25519/shamir-gf256';

/** Which key: one administrative for the tender (lot null), one technical and one economic for each lot. */
export interface KeyRef {
  readonly kind: EnvelopeKind;
  readonly lot: LotId | null;
}

export interface ManifestShare {
  /** From 1 to n, the same custodian at the same index for every key. */
  readonly index: number;
  readonly custodian: PersonId;
  /** The custodian's recipient that the package is encrypted to. */
  readonly to: string;
  /** SHA-256 of the package's canonical text. */
  readonly commitment: Sha256Hex;
  /** The package as an age file, in base64. */
  readonly sealed: string;
}

export interface ManifestKey extends KeyRef {
  /** What envelopes are sealed to. */
  readonly recipient: string;
  readonly shares: readonly ManifestShare[];
}

/** `bando-keys/1`: the keys of a tender, public and immutable from publication. */
export interface KeysManifest {
  readonly scheme: typeof keysScheme;
  readonly tender: TenderId;
  /** The first deadline: a deadline only moves later. */
  readonly notBefore: Instant;
  readonly k: number;
  readonly n: number;
  readonly keys: readonly ManifestKey[];
}

export interface Custodian {
  readonly custodian: PersonId;
  readonly recipient: string;
}

export interface ManifestRequest {
  readonly tender: TenderId;
  readonly notBefore: Instant;
  readonly k: number;
  readonly n: number;
  readonly keyRefs: readonly KeyRef[];
  /** n of them, in the order of their indexes. */
  readonly custodians: readonly Custodian[];
}

/** The keys that a tender with these lots has. */
export function keyRefsOf(lots: readonly LotId[]): KeyRef[] {
  const perLot = lots.flatMap((lot) => [
    { kind: 'technical' as const, lot },
    { kind: 'economic' as const, lot },
  ]);
  return [{ kind: 'administrative', lot: null }, ...perLot];
}

/**
 * Makes, splits, tests and seals every key of a tender, in the preparing officer's client. The keys are forgotten:
 * what is returned is the manifest alone. Throws `invalidInput` for a threshold that is not one.
 */
export async function makeManifest(request: ManifestRequest): Promise<KeysManifest> {
  const { tender, notBefore, k, n, keyRefs, custodians } = request;
  if (custodians.length !== n) throw new RangeError('one custodian for each share');
  const keys: ManifestKey[] = [];
  for (const ref of keyRefs) keys.push(await makeKey(request, ref));
  return { scheme: keysScheme, tender, notBefore, k, n, keys };
}

/** SHA-256 of the canonical text: what the signed call prints beside the recipients. */
export function manifestFingerprint(manifest: KeysManifest): Sha256Hex {
  return sha256Hex(canonicalJson(manifest));
}

export function findKey(
  manifest: KeysManifest,
  kind: EnvelopeKind,
  lot: LotId | null,
): ManifestKey | undefined {
  return manifest.keys.find((key) => key.kind === kind && key.lot === lot);
}

async function makeKey(request: ManifestRequest, { kind, lot }: KeyRef): Promise<ManifestKey> {
  const { recipient, secret } = await makeTenderKey();
  const pieces = await splitKey(secret, request.k, request.n);
  secret.fill(0);
  const shares: ManifestShare[] = [];
  for (const [at, { custodian, recipient: to }] of request.custodians.entries()) {
    const piece = pieces[at] as Uint8Array;
    const sharePackage: SharePackage = {
      tender: request.tender,
      kind,
      lot,
      recipient,
      index: at + 1,
      notBefore: request.notBefore,
      share: base64.encode(piece),
    };
    piece.fill(0);
    const sealed = await sealSharePackage(sharePackage, to);
    shares.push({ index: at + 1, custodian, to, commitment: shareCommitment(sharePackage), sealed });
  }
  return { kind, lot, recipient, shares };
}
