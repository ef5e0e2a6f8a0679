import { z } from 'zod';
import { waitForPhase } from '../acts/move-clock.js';
import { submitBids } from '../acts/submit-bids.js';
import { playStage, reachClosed, reachPublished } from '../main-line.js';
import type { Rehearsal } from '../rehearsal.js';
import { extendAsProposed, readProposal } from './extension-proposals.js';
import { moveDays } from './move-days.js';
import type { DemoPath } from './path.js';

const entrySchema = z.object({ id: z.string(), endedAt: z.string().nullable() });
const hourMs = 3_600_000;

/** The platform fails: the term is suspended while it does, and what was lost before is given back. */
export const malfunzionamento: DemoPath = {
  name: 'malfunzionamento',
  title: { it: 'Malfunzionamento della piattaforma', en: 'Malfunction of the platform' },
  article: 'art. 25 c. 2',
  play: async (rehearsal) => {
    const { rup, administrator } = rehearsal.cast;
    await reachPublished(rehearsal);
    await playStage(rehearsal, 'bidding', async () => {
      await submitBids(rehearsal);
    });
    await moveDays(rehearsal, 3);
    const malfunction = await rehearsal.step('The administrator enters what nothing has measured', () =>
      enter(rehearsal),
    );
    const malfunctions = [malfunction];
    await rehearsal.step('The RUP suspends the tender while it lasts', async () => {
      await rehearsal.act(rup, 'suspendTender', {
        reasons: 'I caricamenti non riescono: il termine non può decorrere (art. 25 c. 2).',
        ...{ cause: 'malfunction', malfunctions },
      });
      await waitForPhase(rehearsal, 'suspended');
    });
    await rehearsal.step('It is over, in the register and for the tender', async () => {
      await moveDays(rehearsal, 1);
      await administrator.client.post(`/malfunctions/${malfunction}/end`, entrySchema, { body: {} });
      await rehearsal.act(rup, 'resumeTender', { reasons: 'La piattaforma funziona di nuovo.' });
      await waitForPhase(rehearsal, 'bidding');
    });
    await rehearsal.step('The hours lost before the suspension are given back, no minute less', async () => {
      const proposal = await readProposal(rehearsal, 'malfunction');
      await extendAsProposed(rehearsal, proposal, 'Proroga proporzionale al malfunzionamento.');
    });
    await reachClosed(rehearsal);
  },
};

/** It began five hours ago, by the tender's clock, and lasts. */
async function enter(rehearsal: Rehearsal): Promise<string> {
  const { now } = await rehearsal.view();
  const { id } = await rehearsal.cast.administrator.client.post('/malfunctions', entrySchema, {
    body: {
      ...{ tender: rehearsal.tender, component: 'storage' },
      what: 'I caricamenti delle buste terminano con un errore.',
      evidence: 'Segnalazioni di tre operatori e registri del servizio.',
      beganAt: new Date(Date.parse(now) - 5 * hourMs).toISOString(),
    },
  });
  return id;
}
