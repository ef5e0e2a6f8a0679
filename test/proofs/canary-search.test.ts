import { randomBytes } from 'node:crypto';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { formsOf } from '../../proofs/canary/canary.js';
import { CanarySearch } from '../../proofs/canary/canary-search.js';

const canaries = [
  { name: 'bytes', bytes: randomBytes(24) },
  { name: 'price', bytes: Buffer.from('812345678901') },
  { name: 'file name', bytes: Buffer.from('canarino-7f3a9c51.pdf') },
];
const search = new CanarySearch(canaries);
const around = (bytes: Uint8Array): Buffer => Buffer.concat([randomBytes(4_099), bytes, randomBytes(997)]);

function zipOf(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), deflateRawSync(content)]);
}

describe('search for canaries', () => {
  for (const { name, bytes } of canaries) {
    for (const { encoding, bytes: form } of formsOf(bytes)) {
      it(`finds the ${name} as ${encoding}: ${form.length} bytes`, () => {
        const found = search.search(around(form));
        expect(found.map((finding) => [finding.canary, finding.encoding])).to.deep.include([name, encoding]);
      });
    }
  }

  it('finds it in base64 wherever it begins and whatever surrounds it', () => {
    const anyBytes = fc.uint8Array({ maxLength: 40 });
    fc.assert(
      fc.property(anyBytes, anyBytes, fc.constantFrom(...canaries), (before, after, { name, bytes }) => {
        const text = Buffer.concat([before, bytes, after]).toString('base64');
        expect(search.search(Buffer.from(text)).map(({ canary }) => canary)).to.include(name);
      }),
    );
  });

  const containers = {
    gzip: (content: Buffer) => gzipSync(content),
    zlib: (content: Buffer) => deflateSync(content, { level: 9 }),
    zip: (content: Buffer) => zipOf('offer.json', content),
    'gzip in gzip': (content: Buffer) => gzipSync(gzipSync(content)),
    'a gzip cut off before its end': (content: Buffer) => gzipSync(content).subarray(0, -40),
    'a gzip that breaks off at a page': (content: Buffer) =>
      Buffer.concat([gzipSync(content).subarray(0, 8_300), randomBytes(20_000)]),
  };
  for (const [container, wrap] of Object.entries(containers)) {
    it(`finds it in ${container}`, () => {
      for (const { name, bytes } of canaries) {
        const content = Buffer.concat([bytes, randomBytes(9_000)]);
        expect(search.search(around(wrap(content))).map(({ canary }) => canary)).to.include(name);
      }
    });
  }

  it('finds nothing where nothing is, nor a canary that lacks its last byte', () => {
    expect(search.search(randomBytes(2_000_000))).to.deep.equal([]);
    for (const { bytes } of canaries) {
      expect(search.search(around(Buffer.concat([bytes.subarray(0, -1), Buffer.of(0)])))).to.deep.equal([]);
    }
  });

  it('refuses a canary so short that chance would find it', () => {
    expect(() => new CanarySearch([{ name: 'short', bytes: Buffer.from('12345') }])).to.throw(RangeError);
  });
});
