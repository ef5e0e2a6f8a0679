import { waitForPhase } from '../acts/move-clock.js';
import { playStage, reachClosed } from '../main-line.js';
import type { DemoPath } from './path.js';
import { expectLotPhase, expectRefused } from './expect.js';
import { smallFixture } from './small-fixture.js';

/** Nobody bids: after the deadline the organ declares it, lot by lot, and no custodian is called for nothing. */
export const deserta: DemoPath = {
  name: 'deserta',
  title: { it: 'Gara deserta', en: 'No tender was submitted' },
  article: 'arts 71, 90 c. 1 lett. a',
  fixture: smallFixture({ lots: 2 }),
  play: async (rehearsal) => {
    const { organ } = rehearsal.cast;
    const [lot, other] = rehearsal.lots;
    if (!lot || !other) throw new Error('the fixture has two lots');
    const declare = (id: typeof lot): Promise<unknown> =>
      rehearsal.act(organ, 'declareDeserted', {
        reasons: 'Entro il termine non è pervenuta alcuna offerta per il lotto.',
        lot: id,
      });
    await playStage(rehearsal, 'publication');
    await playStage(rehearsal, 'bidding', () => Promise.resolve());
    await rehearsal.step('While bids may still come nothing is deserted', async () => {
      await expectRefused('commandNotAllowedInPhase', () => declare(lot));
    });
    await reachClosed(rehearsal);
    await rehearsal.step('The organ declares the first lot deserted', async () => {
      await declare(lot);
      await expectLotPhase(rehearsal, lot, 'deserted');
    });
    await rehearsal.step('With the last lot the tender is over', async () => {
      await declare(other);
      await waitForPhase(rehearsal, 'concluded');
    });
  },
};
