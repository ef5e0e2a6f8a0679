import { expect } from 'chai';
import { choosePaths } from '../../chaos/choose-paths.js';
import { findPath } from '../../demo/paths/paths.js';

const seeds = Array.from({ length: 200 }, (_, seed) => seed);

describe('the paths that chaos plays beside the main line', () => {
  it('are two, known, and the same for the same seed', () => {
    for (const seed of seeds) {
      const chosen = choosePaths(seed);
      expect(new Set(chosen).size).to.equal(2);
      for (const name of chosen) expect(findPath(name), name).not.to.equal(undefined);
      expect(choosePaths(seed)).to.deep.equal(chosen);
    }
  });

  it('are each in its turn, but for those that count outages', () => {
    const chosen = new Set(seeds.flatMap(choosePaths));
    expect(chosen.size).to.be.greaterThan(20);
    expect([...chosen])
      .to.not.include('malfunzionamento')
      .and.to.not.include('riapertura');
  });
});
