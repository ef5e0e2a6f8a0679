import { z } from 'zod';
import { waitForPhase } from '../acts/move-clock.js';
import { releaseShare } from '../bando-commands.js';
import { playStage, reachAdmission, reachClosed } from '../main-line.js';
import type { Rehearsal } from '../rehearsal.js';
import { bidsSchema } from '../tender-view.js';
import { expectRefused } from './expect.js';
import { readProposal } from './extension-proposals.js';
import type { DemoPath } from './path.js';
import { withdrawBid } from './withdraw-bid.js';

const entrySchema = z.object({ id: z.string() });
const keySchema = z.object({ opened: z.boolean() });
const minuteMs = 60_000;
const administrative = { kind: 'administrative', lot: null } as const;

/** The platform failed in the last hour, and it is proven only after the closing: everything is still sealed. */
export const riapertura: DemoPath = {
  name: 'riapertura',
  title: { it: 'Riapertura del termine', en: 'Reopening of the term' },
  article: 'art. 25 c. 2',
  play: async (rehearsal) => {
    const { rup, custodians } = rehearsal.cast;
    const [custodian] = custodians;
    if (!custodian) throw new Error('a tender has custodians');
    await reachClosed(rehearsal);
    await rehearsal.step('A custodian has already released a share for the first envelopes', async () => {
      await releaseShare(rehearsal, custodian, administrative);
    });
    const malfunction = await rehearsal.step('A malfunction of the last hour is proven', () =>
      enter(rehearsal),
    );
    await rehearsal.step('The RUP opens the term again, for as long as the law asks at least', async () => {
      const { proposedDeadline } = await readProposal(rehearsal, 'malfunction');
      const reopen = (submissionDeadline: string): Promise<unknown> =>
        rehearsal.act(rup, 'reopenSubmission', {
          reasons: 'Malfunzionamento accertato dopo la scadenza; nessuna busta è stata aperta.',
          ...{ malfunctions: [malfunction], submissionDeadline },
        });
      const short = new Date(Date.parse(proposedDeadline) - 3 * 86_400_000).toISOString();
      await expectRefused('extensionRequired', () => reopen(short));
      const later = new Date(Date.parse(proposedDeadline) + 86_400_000).toISOString();
      await reopen(later);
      await waitForPhase(rehearsal, 'bidding');
    });
    await rehearsal.step('Who bids is nobody’s knowledge again, and no share waits', async () => {
      const { items } = await rup.client.get(`${rehearsal.path}/bids`, bidsSchema);
      if (items.length > 0) throw new Error(`${items.length} bids are known while the term runs`);
      await expectRefused('notPermitted', () => releaseShare(rehearsal, custodian, administrative));
    });
    await rehearsal.step('A bidder takes its bid back', () => withdrawBid(rehearsal, 'alfa'));
    await playStage(rehearsal, 'deadline');
    await reachAdmission(rehearsal);
    await rehearsal.step(
      'The term has closed by itself; what was opened is the bid that stands',
      async () => {
        const { items } = await rup.client.get(`${rehearsal.path}/bids`, bidsSchema);
        if (items.length !== 1) throw new Error(`${items.length} bids closed, not 1`);
        const key = await rup.client.get(`${rehearsal.path}/keys/administrative/-`, keySchema);
        if (!key.opened) throw new Error('the administrative key was not used');
      },
    );
  },
};

/** From an hour to ten minutes before the deadline, by the tender's clock. */
async function enter(rehearsal: Rehearsal): Promise<string> {
  const { submissionDeadline } = await rehearsal.view();
  const before = (minutes: number): string =>
    new Date(Date.parse(submissionDeadline) - minutes * minuteMs).toISOString();
  const { id } = await rehearsal.cast.administrator.client.post('/malfunctions', entrySchema, {
    body: {
      ...{ tender: rehearsal.tender, component: 'storage' },
      what: 'Nell’ultima ora i caricamenti terminavano con un errore.',
      evidence: 'Perizia sui registri del servizio.',
      ...{ beganAt: before(60), endedAt: before(10) },
    },
  });
  return id;
}
