import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { SeededRandom } from '../../chaos/seeded-random.js';
import { mutations, nextMutation } from '../../proofs/fuzz-xml/mutations.js';
import { madeDocuments } from '../../proofs/rig/ubl/tender-documents.js';

const documents = madeDocuments.map(({ document, model }) => document.write(model));
const bait = { file: '/tmp/bait', address: 'http://127.0.0.1:9/bait' };

function digestOf(seed: number): string {
  const random = new SeededRandom(seed);
  const hash = createHash('sha256');
  for (let number = 0; number < 40; number += 1) hash.update(nextMutation(random, documents, bait).bytes);
  return hash.digest('hex');
}

describe('spoiled XML', () => {
  it('is the same under the same seed, and another under another', () => {
    expect(digestOf(5)).to.equal(digestOf(5));
    expect(digestOf(5)).not.to.equal(digestOf(6));
  });

  for (const { name, apply } of mutations) {
    it(`spoils documents by: ${name}`, () => {
      const random = new SeededRandom(1);
      const xml = documents[0] ?? expect.fail();
      const spoiled = [1, 2, 3].map(() => apply(xml, random, bait));
      expect(spoiled.some((bytes) => Buffer.compare(Buffer.from(xml), bytes) !== 0)).to.equal(true);
    });
  }

  it('asks for the bait wherever XML can name a file or an address', () => {
    const random = new SeededRandom(1);
    const asking = mutations.filter(({ name }) => /external|location|inclusion|stylesheet/.test(name));
    expect(asking).to.have.length(7);
    for (const { apply, name } of asking)
      for (const xml of documents)
        expect(new TextDecoder().decode(apply(xml, random, bait)), name).to.contain('bait');
  });
});
