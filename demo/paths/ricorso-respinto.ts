import { signContracts } from '../acts/award-lots.js';
import { reachDeadline } from '../acts/move-clock.js';
import { readCommunications } from '../acts/read-communications.js';
import { askInterim, decideInterim, recordAppeal, recordJudgment } from '../acts/record-challenge.js';
import { reachAwarded } from '../main-line.js';
import { expectLotPhase, expectRefused } from './expect.js';
import { onlyLotOf } from './expect-order.js';
import type { DemoPath } from './path.js';

/** The second in the ranking appeals and asks for interim relief: it is refused, the contract is signed, the appeal dismissed. */
export const ricorsoRespinto: DemoPath = {
  name: 'ricorso-respinto',
  title: { it: 'Ricorso respinto', en: 'An appeal that is dismissed' },
  article: 'art. 18 c. 4',
  play: async (rehearsal) => {
    const lot = onlyLotOf(rehearsal);
    await reachAwarded(rehearsal);
    const bid = rehearsal.getBid('beta');
    const appeal = await rehearsal.step('The RUP records the appeal that was notified', () =>
      recordAppeal(rehearsal, lot, {
        ...{ against: 'award', bid },
        reasons: 'Notificato ricorso al TAR contro l’aggiudicazione.',
      }),
    );
    await rehearsal.step('The interim request follows; nobody signs while it waits', async () => {
      await askInterim(rehearsal, appeal);
      await rehearsal.quietly(() => reachDeadline(rehearsal, 'standstillEnd'));
      await expectLotPhase(rehearsal, lot, 'signable');
      await expectRefused('signatureStayed', () => signContracts(rehearsal));
    });
    await rehearsal.step('The court refuses interim relief, and dismisses the appeal', async () => {
      const reasons = 'Ordinanza: manca il fumus boni iuris.';
      await decideInterim(rehearsal, appeal, { outcome: 'refused', reasons });
      await recordJudgment(rehearsal, appeal, {
        outcome: 'dismissed',
        reasons: 'Sentenza: il ricorso è respinto.',
      });
      await expectRefused('challengeNotPending', () => askInterim(rehearsal, appeal));
    });
    await rehearsal.step('Every bidder was told of each step', async () => {
      await readCommunications(rehearsal, 'challenge', 4 * rehearsal.bidOf.size);
    });
    await rehearsal.step('The contract is signed', () => signContracts(rehearsal));
  },
};
