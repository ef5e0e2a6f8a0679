import { z } from 'zod';
import { awardLot, signContracts } from '../acts/award-lots.js';
import { recordAppeal, recordJudgment } from '../acts/record-challenge.js';
import { formRanking } from '../acts/rank-lot.js';
import { scoreOpened } from '../acts/score-technical.js';
import { reachAwarded } from '../main-line.js';
import { expectLotPhase } from './expect.js';
import { expectOrder, onlyLotOf } from './expect-order.js';
import type { DemoPath } from './path.js';

const scoresSchema = z.object({ items: z.array(z.object({ coefficient: z.string() })) });

/** A court annuls the scores: every bid is scored again, and what was annulled can still be read. */
export const annullamentoDallaValutazione: DemoPath = {
  name: 'annullamento-dalla-valutazione',
  title: { it: 'Annullamento dalla valutazione', en: 'An annulment from the scores on' },
  article: 'art. 34 c.p.a.',
  play: async (rehearsal) => {
    const lot = onlyLotOf(rehearsal);
    const { rup } = rehearsal.cast;
    await reachAwarded(rehearsal);
    expectOrder(rehearsal, lot, ['alfa', 'beta']);
    const [first, second] = [rehearsal.getBid('alfa'), rehearsal.getBid('beta')];
    const appeal = await rehearsal.step('The second appeals against the scores', () =>
      recordAppeal(rehearsal, lot, {
        ...{ against: 'award', bid: second },
        reasons: 'Notificato ricorso al TAR: i punteggi tecnici sarebbero contraddittori.',
      }),
    );
    await rehearsal.step('The court annuls the evaluation: the lot goes back to its scores', async () => {
      const reasons = 'Sentenza: le motivazioni dei punteggi contraddicono i criteri del disciplinare.';
      await recordJudgment(rehearsal, appeal, { outcome: 'evaluationAnnulled', reasons });
      await expectLotPhase(rehearsal, lot, 'technicalEvaluation');
    });
    await rehearsal.step('The commission scores every bid again; no custodian is needed', async () => {
      const coefficients = { alfa: '0.5', beta: '0.9' };
      await rehearsal.quietly(() => scoreOpened(rehearsal, lot, { scored: [first, second], coefficients }));
      await expectLotPhase(rehearsal, lot, 'economicEvaluation');
    });
    await rehearsal.step(
      'The ranking comes out the other way round, and the other bidder is awarded',
      async () => {
        await formRanking(rehearsal, lot);
        expectOrder(rehearsal, lot, ['beta', 'alfa']);
        await awardLot(rehearsal, lot);
      },
    );
    await rehearsal.step(
      'The record keeps both branches: the annulled scores and what took them away',
      async () => {
        const path = `${rehearsal.path}/lots/${lot}/scores`;
        const annulled = await rup.client.get(`${path}?scoring=1`, scoresSchema);
        const given = await rehearsal.quietly(() => rup.client.get(path, scoresSchema));
        const kept = annulled.items.map(({ coefficient }) => coefficient).join();
        if (kept === given.items.map(({ coefficient }) => coefficient).join())
          throw new Error('the annulled scores were written over');
        const { lots } = await rehearsal.view();
        const [branch] = lots.find(({ id }) => id === lot)?.branches ?? [];
        if (branch?.outcome !== 'evaluationAnnulled')
          throw new Error(`no branch was left, but ${branch?.outcome}`);
      },
    );
    await rehearsal.step('A new standstill runs; then the contract is signed', () =>
      signContracts(rehearsal),
    );
  },
};
