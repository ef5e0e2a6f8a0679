import { expect } from 'chai';
import { sha256Hex } from '../../../domain/ledger/sha256.js';
import { drawOrder } from '../../../domain/scoring/draw-order.js';
import { act, bidA, bidB, coefficients, lot1, offer, rehearse, type Rehearsal } from './rehearsal.js';

const seed = 'ab'.repeat(32);
const lot = lot1;

function tied(): Rehearsal {
  return rehearse('economic opened', {
    offers: [offer(bidA, '20.00', 80_000_000), offer(bidB, '20.00', 80_000_000)],
    coefficients: { [bidA]: coefficients('0.9'), [bidB]: coefficients('0.9') },
  });
}

describe('a tie at the first place', () => {
  it('is settled by a draw whose order anyone computes from what was published', () => {
    const rehearsal = tied();
    expect(() => rehearsal.command('commissioner', 'formRanking', { act, lot })).to.throw(/tieUnresolved/);
    rehearsal.command('commissioner', 'commitDraw', { act, lot, commitment: sha256Hex(seed) });
    rehearsal.command('commissioner', 'drawTie', { act, lot, seed });
    const drawn = rehearsal.events.at(-1);
    if (drawn?.type !== 'tieDrawn') throw new Error('nothing was drawn');
    expect(drawn.data.drawSeed).to.equal(sha256Hex(`${seed}\n${drawn.data.nonce}`));
    rehearsal.command('commissioner', 'formRanking', { act, lot });
    expect(rehearsal.state.lots[lot]?.ranking).to.deep.equal(drawOrder(drawn.data.drawSeed, [bidB, bidA]));
  });

  it('is drawn with the seed that was committed before, and with no other', () => {
    const rehearsal = tied();
    const draw = (with_: string) => () =>
      rehearsal.command('commissioner', 'drawTie', { act, lot, seed: with_ });
    expect(draw(seed)).to.throw(/seedNotCommitted/);
    rehearsal.command('commissioner', 'commitDraw', { act, lot, commitment: sha256Hex(seed) });
    expect(draw('cd'.repeat(32))).to.throw(/seedNotCommitted/);
    draw(seed)();
    expect(draw(seed), 'once').to.throw(/seedNotCommitted/);
  });

  it('is committed once: a second seed could be chosen for its result', () => {
    const rehearsal = tied();
    const commit = () =>
      rehearsal.command('commissioner', 'commitDraw', { act, lot, commitment: sha256Hex(seed) });
    commit();
    expect(commit).to.throw(/drawAlreadyCommitted/);
  });

  it('is no way to change a ranking that has no tie', () => {
    const rehearsal = rehearse('economic opened');
    expect(() =>
      rehearsal.command('commissioner', 'commitDraw', { act, lot, commitment: sha256Hex(seed) }),
    ).to.throw(/noTie/);
  });
});
