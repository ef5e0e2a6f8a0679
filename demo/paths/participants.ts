import { appointCommission } from '../acts/score-technical.js';
import { readOpening } from '../acts/open-envelopes.js';
import { playStage, reachAdmission, reachAwarded } from '../main-line.js';
import type { Rehearsal } from '../rehearsal.js';
import { bidsSchema } from '../tender-view.js';
import { expectRefused } from './expect.js';
import type { DemoPath } from './path.js';
import { smallFixture } from './small-fixture.js';

/** A group of two bids, and so does one of its members alone: one of the two bids is excluded, the other goes on. */
export const participants: DemoPath = {
  name: 'participants',
  title: {
    it: 'Partecipanti: la stessa impresa in due offerte',
    en: 'Participants: one company in two bids',
  },
  article: 'art. 68 c. 14',
  fixture: smallFixture({ suppliers: 3, acts: { alfa: [{ kind: 'leadGroup', member: 'beta' }] } }),
  play: async (rehearsal) => {
    await reachAdmission(rehearsal);
    const { rup, seggio } = rehearsal.cast;
    const [group, alone] = [rehearsal.getBid('alfa'), rehearsal.getBid('beta')];
    await rehearsal.step('The seggio reads who bids with whom', async () => {
      await readOpening(rehearsal, seggio, 'administrative', null);
    });
    await rehearsal.step('The engine has found the company that is in two bids', async () => {
      const { items } = await rup.client.get(`${rehearsal.path}/bids`, bidsSchema);
      const found = items.find(({ bid }) => bid === group)?.lots[0]?.sharesWith;
      if (found?.join() !== alone) throw new Error(`the group shares a company with ${found?.join()}`);
    });
    await rehearsal.step('Neither of the two is admitted while both stand', async () => {
      await expectRefused('companyInTwoBids', () => admit(rehearsal, 'alfa'));
      await expectRefused('companyInTwoBids', () => admit(rehearsal, 'beta'));
    });
    await rehearsal.step('The RUP excludes the bid of the company alone, and admits the others', () =>
      playStage(rehearsal, 'admission', async () => {
        await rehearsal.act(rup, 'excludeBid', {
          reasons:
            'L’impresa partecipa anche in raggruppamento e non prova che ciò non abbia influito sulla gara.',
          ...{ bid: alone, lots: rehearsal.lots, ground: 'art. 68 c. 14' },
        });
        for (const handle of ['alfa', 'gamma']) await admit(rehearsal, handle);
        await rehearsal.act(rup, 'closeAdmissions', { reasons: 'Verbale delle ammissioni ed esclusioni.' });
        await rehearsal.quietly(() => appointCommission(rehearsal));
      }),
    );
    await rehearsal.quietly(() => reachAwarded(rehearsal));
  },
};

async function admit(rehearsal: Rehearsal, handle: string): Promise<void> {
  await rehearsal.act(rehearsal.cast.rup, 'admitBid', {
    reasons: 'Documentazione completa e regolare.',
    ...{ bid: rehearsal.getBid(handle), lots: rehearsal.lots },
  });
}
