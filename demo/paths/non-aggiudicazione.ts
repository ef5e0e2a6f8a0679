import { z } from 'zod';
import { waitForPhase } from '../acts/move-clock.js';
import { pollUntil } from '../client/retry.js';
import { reachRanked } from '../main-line.js';
import type { DemoPath } from './path.js';
import { expectRefused } from './expect.js';

const communicationSchema = z.object({ to: z.string(), kind: z.string() });

/** The best bid is not suitable for the object of the contract: the organ decides not to award (art. 108 c. 10). */
export const nonAggiudicazione: DemoPath = {
  name: 'non-aggiudicazione',
  title: { it: 'Non aggiudicazione', en: 'Decision not to award' },
  article: 'art. 108 c. 10',
  play: async (rehearsal) => {
    const { organ, rup } = rehearsal.cast;
    await reachRanked(rehearsal);
    const [lot] = rehearsal.lots;
    const body = {
      reasons: 'Nessuna offerta risulta idonea in relazione all’oggetto del contratto (art. 108 c. 10).',
      lot,
    };
    await rehearsal.step('Whoever conducts the tender may propose it, and not decide it', async () => {
      await expectRefused('notPermitted', () => rehearsal.act(rup, 'refuseAward', body));
    });
    await rehearsal.step('The organ decides, with its reasons', async () => {
      await rehearsal.act(organ, 'refuseAward', body);
      await waitForPhase(rehearsal, 'concluded');
    });
    await rehearsal.step('Every bidder is told, with the term for a challenge', async () => {
      await pollUntil('the communications', async () => {
        const sent = await rup.client.getAll(`${rehearsal.path}/communications`, communicationSchema);
        return sent.filter(({ kind }) => kind === 'ending').length >= rehearsal.bidOf.size || undefined;
      });
    });
  },
};
