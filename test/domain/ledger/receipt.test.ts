import { expect } from 'chai';
import {
  CompactSign,
  base64url,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import { canonicalJson } from '../../../domain/ledger/canonical-json.js';
import {
  toReceiptClaims,
  toReceiptEntry,
  type ReceiptClaims,
  type ReceiptEntry,
} from '../../../domain/ledger/receipt-claims.js';
import {
  receiptDigest,
  signReceipt,
  toPublicReceiptJwk,
  verifyReceipt,
} from '../../../domain/ledger/receipt.js';

const digest = 'ab'.repeat(32);
const entry = {
  iss: 'https://bando.example',
  jti: 'receipt-1',
  action: 'commit',
  tender: 'tender-1',
  authority: 'authority-1',
  bid: 'bid-1',
  revision: 1,
  supplier: 'alfa',
  envelopes: [{ lot: 'LOT-0001', kind: 'economic', sha256: digest, bytes: 65738, recipient: 'age1abc' }],
  receivedAt: '2026-11-23T10:59:59.999999Z',
  deadline: '2026-11-23T11:00:00.000Z',
  previous: null,
} as unknown as ReceiptEntry;
const claims = toReceiptClaims(entry, '5a'.repeat(32));

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return exportJWK(privateKey);
}

describe('a receipt', () => {
  let privateJwk: JWK;
  let jwks: JSONWebKeySet;
  let receipt: string;

  before(async () => {
    privateJwk = await makeKey();
    jwks = { keys: [await toPublicReceiptJwk(await makeKey()), await toPublicReceiptJwk(privateJwk)] };
    receipt = await signReceipt(claims, privateJwk);
  });

  /** A receipt of the service's own key over whatever claims: what only a fault of ours would sign. */
  async function sign(payload: string, header: object = {}): Promise<string> {
    const { kid } = await toPublicReceiptJwk(privateJwk);
    return new CompactSign(new TextEncoder().encode(payload))
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'bando-receipt+jwt', ...header })
      .sign(await importJWK(privateJwk, 'EdDSA'));
  }

  it('verifies with the published keys alone and gives its claims back', async () => {
    const verification = await verifyReceipt(receipt, jwks);
    expect(verification).to.deep.equal({
      ok: true,
      claims,
      kid: (await toPublicReceiptJwk(privateJwk)).kid,
    });
  });

  it('is the same bytes when the same claims are signed again, in whatever order they are stored', async () => {
    const stored = Object.fromEntries(Object.entries(claims).reverse()) as unknown as ReceiptClaims;
    expect(await signReceipt(stored, privateJwk)).to.equal(receipt);
  });

  it('is refused after any change of one character', async () => {
    for (let at = 0; at < receipt.length; at += 1) {
      const other = receipt[at] === 'A' ? 'B' : 'A';
      const changed = `${receipt.slice(0, at)}${other}${receipt.slice(at + 1)}`;
      expect((await verifyReceipt(changed, jwks)).ok, `character ${at}`).to.equal(false);
    }
  });

  it('has one text only: the spare bits of its signature are part of it', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet.indexOf(receipt.at(-1) ?? '');
    const twin = receipt.slice(0, -1) + alphabet[last ^ 1];
    expect(Buffer.from(twin.split('.')[2] ?? '', 'base64url')).to.deep.equal(
      Buffer.from(receipt.split('.')[2] ?? '', 'base64url'),
    );
    expect(await verifyReceipt(twin, jwks)).to.deep.equal({ ok: false, refused: 'receiptMalformed' });
  });

  it('chains to the receipt before by its digest', async () => {
    const next = toReceiptClaims(
      { ...entry, revision: 2, previous: receiptDigest(receipt) },
      '6b'.repeat(32),
    );
    const verification = await verifyReceipt(await signReceipt(next, privateJwk), jwks);
    expect(verification.ok && verification.claims.previous).to.equal(receiptDigest(receipt));
  });

  it('is covered by its leaf in every member', () => {
    for (const member of Object.keys(entry)) {
      const changed = { ...entry, [member]: 'another' };
      expect(toReceiptClaims(changed, claims.leafSalt).leaf, member).not.to.equal(claims.leaf);
    }
    expect(toReceiptEntry(claims)).to.deep.equal(entry);
  });

  it('is refused when its leaf does not cover its claims', async () => {
    const payload = canonicalJson({ ...claims, supplier: 'beta' });
    expect(await verifyReceipt(await sign(payload), jwks)).to.include({ refused: 'receiptLeafWrong' });
  });

  const wrongClaims: readonly [string, object][] = [
    ['a receipt time without microseconds', { receivedAt: '2026-11-23T10:59:59.999Z' }],
    ['a date that does not exist', { deadline: '2026-02-30T10:00:00.000Z' }],
    ['an unknown action', { action: 'copy' }],
    ['a member that nobody checks', { note: 'hello' }],
    ['an envelope of an unknown kind', { envelopes: [{ ...claims.envelopes[0], kind: 'other' }] }],
    ['a negative revision', { revision: -1 }],
    ['a salt that is no salt', { leafSalt: 'zz' }],
  ];
  for (const [title, change] of wrongClaims) {
    it(`is refused with ${title}`, async () => {
      const payload = canonicalJson({ ...claims, ...change });
      expect(await verifyReceipt(await sign(payload), jwks)).to.include({ refused: 'receiptClaimsInvalid' });
    });
  }

  it('is refused when its payload is not the canonical text', async () => {
    const payload = canonicalJson(claims).replace('{', '{ ');
    expect(await verifyReceipt(await sign(payload), jwks)).to.include({ refused: 'receiptClaimsInvalid' });
  });

  it('is refused under another type or algorithm', async () => {
    const otherType = await sign(canonicalJson(claims), { typ: 'JWT' });
    expect(await verifyReceipt(otherType, jwks)).to.include({ refused: 'receiptAlgorithmForbidden' });
    const [header = '', ...rest] = receipt.split('.');
    const none = { ...(JSON.parse(Buffer.from(header, 'base64url').toString()) as object), alg: 'none' };
    const unsigned = [base64url.encode(JSON.stringify(none)), ...rest].join('.');
    expect(await verifyReceipt(unsigned, jwks)).to.include({ refused: 'receiptAlgorithmForbidden' });
  });

  it('is refused with keys that do not hold its own, even under its key id', async () => {
    const { kid } = await toPublicReceiptJwk(privateJwk);
    const strange = { keys: [{ ...(await toPublicReceiptJwk(await makeKey())), kid }] };
    expect(await verifyReceipt(receipt, strange)).to.include({ refused: 'receiptKeyUnknown' });
  });

  for (const text of ['', 'a.b', 'a.b.c', 'not a receipt']) {
    it(`is refused when it is «${text}»`, async () => {
      expect(await verifyReceipt(text, jwks)).to.include({ refused: 'receiptMalformed' });
    });
  }
});
