import { admitExamined, openFirst } from '../acts/examine-first.js';
import { reachDeadline, waitForLotPhase, waitForPhase } from '../acts/move-clock.js';
import { formRanking } from '../acts/rank-lot.js';
import { appointCommission } from '../acts/score-technical.js';
import { playStage, reachBidsIn, reachRanked, reachSigned } from '../main-line.js';
import type { DemoPath } from './path.js';
import { smallFixture } from './small-fixture.js';

const missing = 'patto-di-integrita.pdf';

/** The documents invert the order; the first of the ranking fails the examination, and the next is examined in its place. */
export const inversioneConScorrimento: DemoPath = {
  name: 'inversione-con-scorrimento',
  title: { it: 'Inversione con scorrimento', en: 'Inverted order, and the first fails' },
  article: 'arts 101, 107 c. 3',
  fixture: smallFixture({ inversion: 'chosen', acts: { alfa: [{ kind: 'omitDeclaration' }] } }),
  play: async (rehearsal) => {
    const { rup } = rehearsal.cast;
    const lots = rehearsal.lots;
    const [lot] = lots;
    if (!lot) throw new Error('a tender has a lot');
    await reachBidsIn(rehearsal);
    await playStage(rehearsal, 'deadline', () =>
      rehearsal.step(
        'The deadline passes: evaluation begins, the administrative envelopes stay sealed',
        async () => {
          await reachDeadline(rehearsal, 'submissionClose');
          await waitForPhase(rehearsal, 'evaluation');
        },
      ),
    );
    await playStage(rehearsal, 'closing', () => Promise.resolve());
    await playStage(rehearsal, 'admission', appointCommission);
    await reachRanked(rehearsal);
    await rehearsal.step(`The first of the ranking is examined: ${missing} is not there`, async () => {
      const first = await openFirst(rehearsal);
      const reasons = `Manca: ${missing}. Si chiede di integrare (art. 101 c. 1).`;
      await rehearsal.act(rup, 'requestIntegration', { reasons, bid: first, days: 7 });
    });
    await rehearsal.step(
      'The term passes in silence; the RUP excludes, and the lot is to be ranked again',
      async () => {
        await reachDeadline(rehearsal, 'integrationEnd');
        await rehearsal.act(rup, 'excludeBid', {
          reasons: `Al soccorso istruttorio non è seguita risposta: manca ${missing}.`,
          ...{ bid: rehearsal.getBid('alfa'), lots, ground: 'art. 101 c. 2' },
        });
        await waitForLotPhase(rehearsal, lot, 'economicEvaluation');
      },
    );
    await rehearsal.step('Ranked again; the custodians come back for the envelope of the next', async () => {
      await formRanking(rehearsal, lot);
      const next = await openFirst(rehearsal);
      if (rehearsal.supplierOf(next) !== 'beta') throw new Error('beta is next in the ranking');
      await admitExamined(rehearsal, lots, next);
    });
    await reachSigned(rehearsal);
  },
};
