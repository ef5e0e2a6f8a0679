import { awardLot } from '../acts/award-lots.js';
import { directFvoe, readLastCheck } from '../acts/direct-fvoe.js';
import { reachDeadline, waitForLotPhase } from '../acts/move-clock.js';
import { getChair } from '../acts/score-technical.js';
import { playStage, reachRanked, reachSigned } from '../main-line.js';
import type { DemoPath } from './path.js';
import { expectLotPhase, expectPhase, expectRefused } from './expect.js';
import { onlyLotOf } from './expect-order.js';
import { smallFixture } from './small-fixture.js';

const proposal = 'Miglior offerta della graduatoria.';
/** Social contributions and taxes: enough for a page to be read. */
const documents = ['00008', '00021'];

/**
 * The virtual file answers about the first, and the RUP finds; about the second it does not work, the award goes its way on
 * a declaration, and what it says in the end is found after the signature.
 */
export const fvoe: DemoPath = {
  name: 'fvoe',
  title: { it: 'Verifica con il FVOE', en: 'Requirements checked by the virtual file' },
  article: 'arts 24, 99 c. 3-bis',
  fixture: smallFixture({ suppliers: 3 }),
  play: async (rehearsal) => {
    const { organ, rup } = rehearsal.cast;
    await reachRanked(rehearsal);
    const lot = onlyLotOf(rehearsal);
    const ask = (): Promise<unknown> =>
      rehearsal.act(rup, 'requestRequirementsCheck', {
        reasons: 'Si verificano i requisiti con il FVOE (artt. 24 e 99).',
        ...{ lot, documents },
      });
    const find = (outcome: string, reasons: string, more = {}): Promise<unknown> =>
      rehearsal.act(rup, 'verifyRequirements', { reasons, lot, outcome, ...more });
    await rehearsal.quietly(async () => {
      await directFvoe(rehearsal, 'alfa', { outcomes: { '00008': '003', '00021': '004' } });
      await directFvoe(rehearsal, 'beta', { outOfOrder: true });
      await rehearsal.act(getChair(rehearsal), 'proposeAward', { reasons: proposal, lot });
    });
    await rehearsal.step('The RUP asks the virtual file about the bidder that is proposed', ask);
    await rehearsal.step('Its answers come, and decide nothing: the bid stays proposed', async () => {
      const { entries } = await readLastCheck(rehearsal, ({ answer }) => Boolean(answer?.version));
      const results = entries.map(({ answer }) => answer?.result).join();
      if (results !== 'clear,obstructive') throw new Error(`the virtual file answers ${results}`);
      await expectLotPhase(rehearsal, lot, 'awardProposed');
    });
    await rehearsal.step('On that evidence the RUP excludes, by his act', async () => {
      await find('negative', 'Violazione fiscale definitivamente accertata, come da certificato.', {
        ground: 'art. 94 c. 6',
      });
      await waitForLotPhase(rehearsal, lot, 'ranked');
    });
    await rehearsal.step(
      'About the next the virtual file does not work: it is asked again and again',
      async () => {
        await rehearsal.act(getChair(rehearsal), 'proposeAward', { reasons: proposal, lot });
        await ask();
        await readLastCheck(rehearsal, ({ trouble }) => trouble !== null);
        await expectRefused('selfDeclarationTooEarly', () => find('onSelfDeclaration', 'FVOE fermo.'));
      },
    );
    await rehearsal.step('After thirty days the award rests on what the bidder declared', async () => {
      await reachDeadline(rehearsal, 'checksTermEnd');
      await find('onSelfDeclaration', 'FVOE non funzionante da oltre trenta giorni (art. 99 c. 3-bis).');
    });
    await rehearsal.quietly(async () => {
      await playStage(rehearsal, 'award', () => awardLot(rehearsal, lot, { isProposed: true }));
      await reachSigned(rehearsal);
    });
    await rehearsal.step(
      'When it works again its answers are recorded, though the tender is over',
      async () => {
        await directFvoe(rehearsal, 'beta', { outcomes: { '00008': '004' } });
        await readLastCheck(rehearsal, ({ answer }) => Boolean(answer?.version));
        await expectPhase(rehearsal, 'concluded');
      },
    );
    await rehearsal.step('The RUP finds that the contractor fails, and the organ withdraws', async () => {
      await find('negative', 'DURC irregolare alla data della proposta.', { ground: 'art. 94 c. 6' });
      await rehearsal.act(organ, 'terminateContract', {
        reasons: 'Recesso: la verifica proseguita dopo l’aggiudicazione è negativa (art. 99 c. 3-bis).',
        lot,
      });
      await waitForLotPhase(rehearsal, lot, 'terminated');
    });
  },
};
