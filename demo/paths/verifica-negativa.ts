import { awardLot } from '../acts/award-lots.js';
import { reachDeadline, waitForLotPhase } from '../acts/move-clock.js';
import { getChair } from '../acts/score-technical.js';
import { pollUntil } from '../client/retry.js';
import { playStage, reachRanked, reachSigned } from '../main-line.js';
import { z } from 'zod';
import type { DemoPath } from './path.js';
import { expectRefused } from './expect.js';
import { onlyLotOf } from './expect-order.js';
import { smallFixture } from './small-fixture.js';

const communicationSchema = z.object({ to: z.string(), kind: z.string() });
const proposal = 'Miglior offerta della graduatoria.';

/** The first of the ranking fails the check; of the next the virtual file says nothing, and it is awarded on what it declared. */
export const verificaNegativa: DemoPath = {
  name: 'verifica-negativa',
  title: { it: 'Verifica negativa e scorrimento', en: 'A negative check, and the next in the ranking' },
  article: 'arts 17 c. 5, 99',
  fixture: smallFixture({ suppliers: 3 }),
  play: async (rehearsal) => {
    const { rup } = rehearsal.cast;
    await reachRanked(rehearsal);
    const lot = onlyLotOf(rehearsal);
    const verify = (outcome: string, reasons: string, more = {}): Promise<unknown> =>
      rehearsal.act(rup, 'verifyRequirements', { reasons, lot, outcome, ...more });
    await rehearsal.step('The commission proposes the award to the first of the ranking', async () => {
      await rehearsal.act(getChair(rehearsal), 'proposeAward', { reasons: proposal, lot });
    });
    await rehearsal.step('The check is negative: the RUP excludes, the others move up', async () => {
      await verify('negative', 'Violazione fiscale definitivamente accertata, non sanata.', {
        ground: 'art. 94 c. 6',
      });
      await waitForLotPhase(rehearsal, lot, 'ranked');
      await pollUntil('the communication of the exclusion', async () => {
        const sent = await rehearsal.quietly(() =>
          rup.client.getAll(`${rehearsal.path}/communications`, communicationSchema),
        );
        return sent.some(({ kind }) => kind === 'exclusion') || undefined;
      });
    });
    await rehearsal.step(
      'The commission proposes the next; nobody awards on a declaration at once',
      async () => {
        await rehearsal.act(getChair(rehearsal), 'proposeAward', { reasons: proposal, lot });
        await expectRefused('selfDeclarationTooEarly', () =>
          verify('onSelfDeclaration', 'FVOE non funzionante.'),
        );
      },
    );
    await rehearsal.step('The virtual file does not answer in the term of the law', async () => {
      await reachDeadline(rehearsal, 'checksTermEnd');
      await verify('onSelfDeclaration', 'FVOE non funzionante da oltre trenta giorni (art. 99 c. 3-bis).');
    });
    await playStage(rehearsal, 'award', () =>
      rehearsal.step(
        'The organ awards on the declaration, and the checks end well in the standstill',
        async () => {
          await awardLot(rehearsal, lot, { isProposed: true });
          await verify('positive', 'FVOE di nuovo funzionante: requisiti confermati.');
          await expectRefused('requirementsChecked', () => verify('negative', 'Una seconda volta.'));
        },
      ),
    );
    await reachSigned(rehearsal);
  },
};
