import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect } from 'chai';
import fc from 'fast-check';
import { DomainError } from '../../../domain/errors.js';
import { subsetsOf } from '../../../domain/sealing/subsets.js';
import {
  combineShares,
  identityFromSecret,
  isThreshold,
  isX25519Recipient,
  makeTenderKey,
  splitKey,
} from '../../../domain/sealing/tender-key.js';

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => error,
  );
}

describe('the key of a tender', () => {
  it('is an age key whose recipient follows from its 32 bytes', async () => {
    const { recipient, secret } = await makeTenderKey();
    expect(secret).to.have.lengthOf(32);
    expect(identityFromSecret(secret)).to.match(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/);
    expect(await identityToRecipient(identityFromSecret(secret))).to.equal(recipient);
  });

  it('comes back from every k of its shares, in any order', async () => {
    const { recipient, secret } = await makeTenderKey();
    const shares = await splitKey(secret, 3, 5);
    expect(shares).to.have.lengthOf(5);
    for (const subset of subsetsOf(shares, 3)) {
      expect(await combineShares(subset.reverse(), recipient)).to.deep.equal(secret);
    }
    expect(
      await combineShares(
        shares.map((share) => Buffer.from(share)),
        recipient,
      ),
    ).to.deep.equal(secret);
  });

  it('does not come back from any k − 1 of its shares: shareCombinationWrong', async () => {
    const { recipient, secret } = await makeTenderKey();
    for (const subset of subsetsOf(await splitKey(secret, 3, 5), 2)) {
      const failure = await failureOf(combineShares(subset, recipient));
      expect(failure).to.be.instanceOf(DomainError).and.to.include({ code: 'shareCombinationWrong' });
    }
  });

  it('does not come back from a changed, repeated, foreign or cut share: shareCombinationWrong', async () => {
    const { recipient, secret } = await makeTenderKey();
    const [a, b, c] = (await splitKey(secret, 3, 5)) as [Uint8Array, Uint8Array, Uint8Array];
    const changed = c.map((byte, at) => (at === 7 ? byte ^ 1 : byte));
    const [foreign] = await splitKey((await makeTenderKey()).secret, 3, 5);
    for (const third of [changed, b, foreign as Uint8Array, c.slice(1), new Uint8Array(0)]) {
      expect(await failureOf(combineShares([a, b, third], recipient))).to.include({
        code: 'shareCombinationWrong',
      });
    }
  });

  it('is told apart from another of the same shares by its recipient', async () => {
    const shares = await splitKey((await makeTenderKey()).secret, 2, 3);
    const { recipient } = await makeTenderKey();
    expect(await failureOf(combineShares(shares, recipient))).to.include({ code: 'shareCombinationWrong' });
  });

  for (const [k, n] of [
    [1, 3],
    [2, 2],
    [3, 3],
    [0, 5],
    [2.5, 5],
    [3, 11],
  ] as const) {
    it(`is not split ${k} of ${n}`, async () => {
      expect(isThreshold(k, n)).to.equal(false);
      const failure = await failureOf(splitKey((await makeTenderKey()).secret, k, n));
      expect(failure).to.include({ code: 'invalidInput' });
    });
  }

  it('has exactly 32 bytes', () => {
    expect(() => identityFromSecret(new Uint8Array(31))).to.throw(RangeError);
  });
});

describe('a recipient', () => {
  it('is an X25519 recipient of age and nothing else', async () => {
    const recipient = await identityToRecipient(await generateX25519Identity());
    expect(isX25519Recipient(recipient)).to.equal(true);
    const flipped = recipient.endsWith('q') ? `${recipient.slice(0, -1)}p` : `${recipient.slice(0, -1)}q`;
    const hybrid = await identityToRecipient(await generateHybridIdentity());
    const others = ['', 'age1', flipped, recipient.toUpperCase(), `${recipient} `, hybrid, null, 7];
    for (const other of others) expect(isX25519Recipient(other), String(other).slice(0, 80)).to.equal(false);
  });
});

describe('subsets', () => {
  it('are all of them, each once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 8 }), (n, size) => {
        const items = Array.from({ length: n }, (_, at) => at);
        const found = [...subsetsOf(items, size)].map((subset) => subset.join());
        const masks = Array.from({ length: 2 ** n }, (_, mask) => items.filter((item) => (mask >> item) & 1));
        const expected = masks.filter((subset) => subset.length === size).map((subset) => subset.join());
        expect(found.sort()).to.deep.equal(expected.sort());
      }),
    );
  });
});
