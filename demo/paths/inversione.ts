import { releaseShare } from '../bando-commands.js';
import { admitExamined, openFirst } from '../acts/examine-first.js';
import { waitForPhase } from '../acts/move-clock.js';
import { appointCommission, getChair } from '../acts/score-technical.js';
import { playStage, reachClosed, reachRanked, reachSigned } from '../main-line.js';
import type { Rehearsal } from '../rehearsal.js';
import type { DemoPath } from './path.js';
import { expectRefused } from './expect.js';
import { smallFixture } from './small-fixture.js';

/** Decided when the bids are in and sealed: they are evaluated first, and only the first of the ranking is examined. */
export const inversione: DemoPath = {
  name: 'inversione',
  title: { it: 'Inversione procedimentale', en: 'Inverted order of examination' },
  article: 'art. 107 c. 3',
  fixture: smallFixture({ inversion: 'allowed' }),
  play: async (rehearsal) => {
    const { rup } = rehearsal.cast;
    await reachClosed(rehearsal);
    await playStage(rehearsal, 'closing', () =>
      rehearsal.step('All is sealed; the RUP inverts the order, as the documents allow', async () => {
        const reasons = 'Il numero delle offerte consiglia di verificare il solo primo classificato.';
        await rehearsal.act(rup, 'decideInversion', { reasons, alsoExamined: 0 });
        await waitForPhase(rehearsal, 'evaluation');
      }),
    );
    await rehearsal.step('No custodian can open an administrative envelope before the ranking', async () => {
      await expectRefused('notPermitted', () => releaseAdministrative(rehearsal));
    });
    await playStage(rehearsal, 'admission', appointCommission);
    await reachRanked(rehearsal);
    const [lot] = rehearsal.lots;
    await rehearsal.step('The bids are ranked; nobody is proposed before being examined', async () => {
      const reasons = 'Miglior offerta della graduatoria.';
      await expectRefused('bidNotExamined', () =>
        rehearsal.act(getChair(rehearsal), 'proposeAward', { reasons, lot }),
      );
    });
    await rehearsal.step(
      'The custodians open the administrative envelope of the first, and no other',
      async () => {
        const first = await openFirst(rehearsal);
        if (rehearsal.supplierOf(first) !== 'alfa') throw new Error('the first of the ranking is alfa');
      },
    );
    await rehearsal.step('The RUP admits the first: the proposal may follow', async () => {
      await admitExamined(rehearsal, rehearsal.lots, rehearsal.getBid('alfa'));
    });
    await reachSigned(rehearsal);
  },
};

function releaseAdministrative(rehearsal: Rehearsal): Promise<void> {
  const [custodian] = rehearsal.cast.custodians;
  if (!custodian) throw new Error('a tender has custodians');
  return releaseShare(rehearsal, custodian, { kind: 'administrative', lot: null });
}
