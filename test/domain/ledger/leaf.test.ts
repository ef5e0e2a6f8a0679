import { hexToBytes } from '@noble/hashes/utils.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../domain/ledger/canonical-json.js';
import { leafOf } from '../../../domain/ledger/leaf.js';
import { isSha256Hex, sha256Hex } from '../../../domain/ledger/sha256.js';

describe('canonical JSON', () => {
  it('orders members by UTF-16 code unit and writes numbers as ECMAScript does (RFC 8785, §3.2)', () => {
    const value = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '1': 'One',
      a: [1e30, 4.5, -0, 0.002],
      b: { z: null, y: true },
    };
    expect(canonicalJson(value)).to.equal(
      '{"\\r":"CR","1":"One","a":[1e+30,4.5,0,0.002],"b":{"y":true,"z":null},"€":"Euro"}',
    );
  });

  it('is the same text whatever order the members came in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        return canonicalJson(value) === canonicalJson(reversed);
      }),
    );
  });

  it('leaves out members that are undefined', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).to.equal('{"a":1}');
  });

  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, { a: Number.NaN }, 1n]) {
    it(`refuses ${typeof value === 'object' ? 'a nested NaN' : String(value)}`, () => {
      expect(() => canonicalJson(value)).to.throw();
    });
  }
});

describe('a ledger leaf', () => {
  const salt = hexToBytes('11'.repeat(32));
  const entry = { supplier: 'alfa', tender: 't-1' };

  it('is SHA-256 of a zero byte, the salt and the canonical entry', () => {
    const expected = createHash('sha256')
      .update(Buffer.concat([Buffer.from([0]), salt, Buffer.from('{"supplier":"alfa","tender":"t-1"}')]))
      .digest('hex');
    expect(leafOf(salt, { tender: 't-1', supplier: 'alfa' })).to.equal(expected);
  });

  it('changes with the salt and with the entry', () => {
    const leaves = [
      leafOf(salt, entry),
      leafOf(hexToBytes('12'.repeat(32)), entry),
      leafOf(salt, { ...entry, supplier: 'beta' }),
    ];
    expect(new Set(leaves)).to.have.lengthOf(3);
  });

  it('refuses a salt of another length', () => {
    expect(() => leafOf(new Uint8Array(16), entry)).to.throw(RangeError);
  });
});

describe('SHA-256 in hexadecimal', () => {
  it('gives the digest of FIPS 180-4 for a text and for its bytes', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(sha256Hex('abc')).to.equal(abc);
    expect(sha256Hex(new TextEncoder().encode('abc'))).to.equal(abc);
  });

  it('knows its own shape', () => {
    expect(isSha256Hex('a'.repeat(64))).to.equal(true);
    for (const other of ['A'.repeat(64), 'a'.repeat(63), null, 5]) expect(isSha256Hex(other)).to.equal(false);
  });
});
