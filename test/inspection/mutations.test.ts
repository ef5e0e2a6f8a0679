import { expect } from 'chai';
import { makeDraw, mutate } from '../../proofs/bombs/mutate.js';
import { soundFiles } from '../../proofs/bombs/seeds.js';
import { lookAt } from './look-at.js';

const perType = Number(process.env.MUTATIONS ?? 100);

describe('inspection of mutated files', function () {
  this.timeout(600_000);

  for (const [type, sound] of soundFiles()) {
    it(`takes or refuses each ${type}, throws never, and is soon done`, async () => {
      expect((await lookAt(sound)).refused, 'the sound one').to.equal(null);
      const draw = makeDraw(20_261_126);
      const verdicts = new Map<string, number>();
      for (let count = 0; count < perType; count += 1) {
        const startedAt = performance.now();
        const { refused } = await lookAt(mutate(sound, draw));
        expect(performance.now() - startedAt, `${type} ${count}`).to.be.lessThan(5_000);
        verdicts.set(String(refused), (verdicts.get(String(refused)) ?? 0) + 1);
      }
      // It neither takes everything nor refuses everything, or the mutations would show nothing.
      expect(verdicts.size).to.be.greaterThan(1);
    });
  }
});
