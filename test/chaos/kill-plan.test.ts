import { expect } from 'chai';
import { killedStages, planKills, targets } from '../../chaos/kill-plan.js';

const seeds = [1, 2, 3, 42, 2 ** 31];

describe('the plan of kills', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(planKills(40, 7)).to.deep.equal(planKills(40, 7));
    expect(planKills(40, 7)).to.not.deep.equal(planKills(40, 8));
  });

  it('has as many kills as asked for', () => {
    for (const count of [0, 1, 15, 36, 40, 100]) expect(planKills(count, 1)).to.have.length(count);
  });

  it('kills every target in every stage from one round on', () => {
    const round = targets.length * killedStages.length;
    for (const seed of seeds) {
      const pairs = new Set(planKills(round, seed).map(({ stage, target }) => `${stage} ${target}`));
      expect(pairs.size).to.equal(round);
    }
  });

  it('meets every stage and every target even when it is short', () => {
    for (const seed of seeds) {
      const plan = planKills(killedStages.length, seed);
      expect(new Set(plan.map(({ stage }) => stage)).size).to.equal(killedStages.length);
      expect(new Set(plan.map(({ target }) => target)).size).to.equal(targets.length);
    }
  });

  it('waits for a commit in flight at least every other time', () => {
    for (const seed of seeds) {
      const plan = planKills(40, seed);
      expect(plan.filter(({ duringCommit }) => duringCommit).length).to.be.at.least(plan.length / 2);
    }
  });
});
