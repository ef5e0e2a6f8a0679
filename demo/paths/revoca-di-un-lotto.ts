import { waitForPhase } from '../acts/move-clock.js';
import { awardLot, signContracts } from '../acts/award-lots.js';
import { playStage, reachRanked } from '../main-line.js';
import type { DemoPath } from './path.js';
import { expectLotPhase } from './expect.js';
import { smallFixture } from './small-fixture.js';

/** One of two lots is taken back after its ranking; the other goes its own way to the contract. */
export const revocaDiUnLotto: DemoPath = {
  name: 'revoca-di-un-lotto',
  title: { it: 'Revoca di un lotto', en: 'Revocation of one lot' },
  article: 'art. 21-quinquies L. 241/1990',
  fixture: smallFixture({ lots: 2 }),
  play: async (rehearsal) => {
    await reachRanked(rehearsal);
    const [kept, dropped] = rehearsal.lots;
    if (!kept || !dropped) throw new Error('the fixture has two lots');
    await rehearsal.step('The organ revokes the second lot', async () => {
      await rehearsal.act(rehearsal.cast.organ, 'revokeLot', {
        reasons: 'I dispositivi sono forniti da una convenzione attivata nel frattempo.',
        lot: dropped,
      });
      await expectLotPhase(rehearsal, dropped, 'revoked');
    });
    await rehearsal.step('The first lot is awarded', () =>
      playStage(rehearsal, 'award', () => awardLot(rehearsal, kept)),
    );
    await playStage(rehearsal, 'contract', () => signContracts(rehearsal, [kept]));
    await rehearsal.step('With its contract the tender is over', async () => {
      await waitForPhase(rehearsal, 'concluded');
    });
  },
};
