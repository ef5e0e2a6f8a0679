import { awardLot, signContracts } from '../acts/award-lots.js';
import { reachDeadline } from '../acts/move-clock.js';
import { askInterim, decideInterim, recordAppeal, recordJudgment } from '../acts/record-challenge.js';
import { formRanking } from '../acts/rank-lot.js';
import { reachAwarded } from '../main-line.js';
import { expectLotPhase, expectRefused } from './expect.js';
import { expectOrder, onlyLotOf } from './expect-order.js';
import { moveDays } from './move-days.js';
import type { DemoPath } from './path.js';

/** Interim relief is granted and the winner's admission annulled: the ranking is formed without it. */
export const sospensivaAccolta: DemoPath = {
  name: 'sospensiva-accolta',
  title: { it: 'Sospensiva accolta', en: 'Interim relief that is granted' },
  article: 'art. 18 c. 4',
  play: async (rehearsal) => {
    const lot = onlyLotOf(rehearsal);
    await reachAwarded(rehearsal);
    const appellant = rehearsal.getBid('beta');
    const winner = rehearsal.getBid('alfa');
    const appeal = await rehearsal.step(
      'The second appeals against the award, with an interim request',
      async () => {
        const reasons = 'Notificato ricorso al TAR: all’aggiudicatario mancherebbe un requisito.';
        const recorded = await recordAppeal(rehearsal, lot, { against: 'award', bid: appellant, reasons });
        await askInterim(rehearsal, recorded);
        return recorded;
      },
    );
    await rehearsal.step(
      'The court grants it: beyond the standstill the contract waits for the judgment',
      async () => {
        await decideInterim(rehearsal, appeal, {
          outcome: 'granted',
          reasons: 'Ordinanza: domanda accolta.',
        });
        await rehearsal.quietly(() => reachDeadline(rehearsal, 'standstillEnd'));
        await rehearsal.quietly(() => moveDays(rehearsal, 20));
        await expectRefused('signatureStayed', () => signContracts(rehearsal));
      },
    );
    await rehearsal.step('The court annuls the admission of the winner', async () => {
      const reasons = 'Sentenza: manca il requisito di fatturato; l’ammissione è annullata.';
      await recordJudgment(rehearsal, appeal, { outcome: 'admissionAnnulled', reasons, bid: winner });
      await expectLotPhase(rehearsal, lot, 'economicEvaluation');
    });
    await rehearsal.step(
      'The commission forms the ranking again, and the second is awarded the lot',
      async () => {
        await formRanking(rehearsal, lot);
        expectOrder(rehearsal, lot, ['beta']);
        await awardLot(rehearsal, lot);
      },
    );
    await rehearsal.step('A new standstill runs; then the contract is signed', () =>
      signContracts(rehearsal),
    );
  },
};
