import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { ReceiptIssuer } from '../../application/bidding/receipt-issuer.js';
import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import { toReceiptClaims, type ReceiptEntry } from '../../domain/ledger/receipt-claims.js';
import { signReceipt, toPublicReceiptJwk, verifyReceipt } from '../../domain/ledger/receipt.js';
import { issuer, makeReceiptKey } from './bid-fixture.js';

const entry = {
  iss: issuer,
  jti: randomUUID(),
  action: 'withdraw',
  tender: randomUUID(),
  authority: 'ars-demo',
  bid: randomUUID(),
  revision: 2,
  supplier: randomUUID(),
  envelopes: [],
  receivedAt: '2026-11-23T10:00:00.123456Z',
  deadline: '2026-11-24T10:00:00.000000Z',
  previous: 'a'.repeat(64),
} as unknown as ReceiptEntry;

describe('receipt issuer', () => {
  it('signs stored claims to the bytes that the domain signs, and that verify', async () => {
    const key = await makeReceiptKey();
    const claims = toReceiptClaims(entry, '5a'.repeat(32));
    const receipt = await new ReceiptIssuer(issuer, key).sign(canonicalJson(claims));
    expect(receipt).to.equal(await signReceipt(claims, key));
    const verification = await verifyReceipt(receipt, { keys: [await toPublicReceiptJwk(key)] });
    expect(verification).to.deep.include({ ok: true, claims });
  });
});
