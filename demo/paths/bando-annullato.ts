import { recordAppeal, recordJudgment } from '../acts/record-challenge.js';
import { waitForPhase } from '../acts/move-clock.js';
import { reachClosed } from '../main-line.js';
import { expectLotPhase } from './expect.js';
import { onlyLotOf } from './expect-order.js';
import type { DemoPath } from './path.js';

/** A clause of the notice keeps a firm out: the court annuls the notice while every envelope is still sealed. */
export const bandoAnnullato: DemoPath = {
  name: 'bando-annullato',
  title: { it: 'Bando annullato dal giudice', en: 'A notice that the court annuls' },
  article: 'art. 120 c.p.a.',
  play: async (rehearsal) => {
    const lot = onlyLotOf(rehearsal);
    await reachClosed(rehearsal);
    const appeal = await rehearsal.step('A firm that has not bid challenges a clause of the notice', () =>
      recordAppeal(rehearsal, lot, {
        ...{ against: 'notice', bid: null },
        reasons: 'Notificato ricorso al TAR contro il bando: clausola immediatamente escludente.',
      }),
    );
    await rehearsal.step('The court annuls the notice: the lot ends, and no envelope is opened', async () => {
      await recordJudgment(rehearsal, appeal, {
        outcome: 'noticeAnnulled',
        reasons: 'Sentenza: la clausola è illegittima e il bando è annullato.',
      });
      await expectLotPhase(rehearsal, lot, 'annulled');
    });
    await rehearsal.step('With its only lot the tender is over', async () => {
      await waitForPhase(rehearsal, 'concluded');
    });
  },
};
