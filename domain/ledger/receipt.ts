import { hexToBytes } from '@noble/hashes/utils.js';
import {
  CompactSign,
  base64url,
  calculateJwkThumbprint,
  compactVerify,
  decodeProtectedHeader,
  importJWK,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import type { Sha256Hex } from '../types.js';
import { canonicalJson } from './canonical-json.js';
import { leafOf } from './leaf.js';
import { isReceiptClaims, toReceiptEntry, type ReceiptClaims } from './receipt-claims.js';
import { sha256Hex } from './sha256.js';

/** RFC 8725 §3.11: a type of its own, so that no other token of the issuer passes for a receipt. */
const receiptType = 'bando-receipt+jwt';
const receiptAlgorithm = 'EdDSA';

export type ReceiptRefusal =
  | 'receiptMalformed'
  | 'receiptAlgorithmForbidden'
  | 'receiptKeyUnknown'
  | 'receiptSignatureWrong'
  | 'receiptClaimsInvalid'
  | 'receiptLeafWrong';

export type ReceiptVerification =
  | { readonly ok: true; readonly claims: ReceiptClaims; readonly kid: string }
  | { readonly ok: false; readonly refused: ReceiptRefusal };

/** The value of `previous` in the receipt that follows. */
export function receiptDigest(jws: string): Sha256Hex {
  return sha256Hex(jws);
}

/** The public half, as the JWKS publishes it for ever, with its RFC 7638 thumbprint as `kid`. */
export async function toPublicReceiptJwk(key: JWK): Promise<JWK & { kid: string }> {
  const { kty, crv, x } = key;
  if (kty !== 'OKP' || crv !== 'Ed25519' || x === undefined) throw new TypeError('not an Ed25519 key');
  const publicKey = { kty, crv, x };
  return { ...publicKey, kid: await calculateJwkThumbprint(publicKey), alg: receiptAlgorithm, use: 'sig' };
}

/**
 * The first part of a receipt under this key, encoded: its protected header. Who has a faster Ed25519 than Web Crypto
 * signs `header.payload` with it, and must give the bytes of `signReceipt`.
 */
export async function encodedReceiptHeader(key: JWK): Promise<string> {
  const { kid } = await toPublicReceiptJwk(key);
  return base64url.encode(JSON.stringify({ alg: receiptAlgorithm, kid, typ: receiptType }));
}

/**
 * The compact JWS of the claims. Ed25519 is deterministic and the payload canonical: the same claims under the same
 * key give the same bytes, so a receipt lost in a crash is made again from its stored claims.
 */
export async function signReceipt(claims: ReceiptClaims, privateJwk: JWK): Promise<string> {
  const { kid } = await toPublicReceiptJwk(privateJwk);
  return new CompactSign(new TextEncoder().encode(canonicalJson(claims)))
    .setProtectedHeader({ alg: receiptAlgorithm, kid, typ: receiptType })
    .sign(await importJWK(privateJwk, receiptAlgorithm));
}

/** Checks key, signature, claims and leaf against the published keys; needs neither server nor clock. */
export async function verifyReceipt(jws: string, jwks: JSONWebKeySet): Promise<ReceiptVerification> {
  const header = readHeader(jws);
  if (header === undefined) return refuse('receiptMalformed');
  if (header.alg !== receiptAlgorithm || header.typ !== receiptType)
    return refuse('receiptAlgorithmForbidden');
  const key = await findKey(jwks, header.kid);
  if (key === undefined) return refuse('receiptKeyUnknown');
  const payload = await readSignedPayload(jws, key);
  if (payload === undefined) return refuse('receiptSignatureWrong');
  const claims = parseClaims(payload);
  if (claims === undefined) return refuse('receiptClaimsInvalid');
  const leaf = leafOf(hexToBytes(claims.leafSalt), toReceiptEntry(claims));
  return leaf === claims.leaf ? { ok: true, claims, kid: header.kid } : refuse('receiptLeafWrong');
}

function refuse(code: ReceiptRefusal): ReceiptVerification {
  return { ok: false, refused: code };
}

interface ReceiptHeader {
  readonly alg: string | undefined;
  readonly typ: string | undefined;
  readonly kid: string;
}

/** Each part must be the one base64url of its bytes: its spare bits would give one receipt several digests. */
function readHeader(jws: string): ReceiptHeader | undefined {
  try {
    if (!jws.split('.').every((part) => base64url.encode(base64url.decode(part)) === part)) return undefined;
    const { alg, typ, kid } = decodeProtectedHeader(jws);
    return kid === undefined ? undefined : { alg, typ, kid };
  } catch {
    return undefined;
  }
}

/** By thumbprint, computed again: a JWKS that puts the `kid` of ours on another key convinces nobody. */
async function findKey(jwks: JSONWebKeySet, kid: string): Promise<JWK | undefined> {
  for (const key of jwks.keys) {
    if (key.kty !== 'OKP' || key.crv !== 'Ed25519' || key.x === undefined) continue;
    const publicKey = await toPublicReceiptJwk(key);
    if (publicKey.kid === kid) return publicKey;
  }
  return undefined;
}

async function readSignedPayload(jws: string, key: JWK): Promise<string | undefined> {
  try {
    const publicKey = await importJWK(key, receiptAlgorithm);
    const { payload } = await compactVerify(jws, publicKey, { algorithms: [receiptAlgorithm] });
    return new TextDecoder('utf-8', { fatal: true }).decode(payload);
  } catch {
    return undefined;
  }
}

/** Only the canonical text counts: a payload with a member twice would say two things. */
function parseClaims(payload: string): ReceiptClaims | undefined {
  try {
    const claims: unknown = JSON.parse(payload);
    return isReceiptClaims(claims) && canonicalJson(claims) === payload ? claims : undefined;
  } catch {
    return undefined;
  }
}
