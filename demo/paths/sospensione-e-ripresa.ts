import { waitForPhase } from '../acts/move-clock.js';
import { submitBids } from '../acts/submit-bids.js';
import { playStage, reachClosed, reachPublished } from '../main-line.js';
import { expectRefused } from './expect.js';
import { moveDays } from './move-days.js';
import type { DemoPath } from './path.js';
import { withdrawBid } from './withdraw-bid.js';

/** The term stands still while the documents are looked at again; then every bidder has the time that it had left. */
export const sospensioneERipresa: DemoPath = {
  name: 'sospensione-e-ripresa',
  title: { it: 'Sospensione e ripresa', en: 'Suspension and resumption' },
  article: 'art. 21-quater L. 241/1990',
  play: async (rehearsal) => {
    const { rup } = rehearsal.cast;
    await reachPublished(rehearsal);
    await playStage(rehearsal, 'bidding', async () => {
      await submitBids(rehearsal);
    });
    const { submissionDeadline } = await rehearsal.view();
    await rehearsal.step('The RUP suspends the tender: its term stands still', async () => {
      await rehearsal.act(rup, 'suspendTender', {
        reasons: 'Si verificano le specifiche tecniche alla luce di una segnalazione.',
        ...{ cause: 'choice', malfunctions: [] },
      });
      const { nextDeadline } = await waitForPhase(rehearsal, 'suspended');
      // The longest time to the award runs on (annex I.3); nothing of the bids is awaited.
      if (nextDeadline?.kind !== 'procedureMaximum')
        throw new Error(`a suspended tender awaits ${nextDeadline?.kind}`);
    });
    await rehearsal.step('Nobody bids, replaces or withdraws meanwhile', async () => {
      await expectRefused('tenderSuspended', () => withdrawBid(rehearsal, 'alfa'));
    });
    await rehearsal.step('Ten days later the tender resumes with the time that was left', async () => {
      await moveDays(rehearsal, 10);
      await rehearsal.act(rup, 'resumeTender', { reasons: 'Le specifiche sono confermate.' });
      const resumed = await waitForPhase(rehearsal, 'bidding');
      const movedMs = Date.parse(resumed.submissionDeadline) - Date.parse(submissionDeadline);
      if (movedMs < 10 * 86_400_000) throw new Error(`the deadline moved by ${movedMs} ms alone`);
      rehearsal.progress.say(`bids until ${resumed.submissionDeadline}, before ${submissionDeadline}`);
    });
    await rehearsal.step('A bidder may withdraw again; the term ends by itself', async () => {
      await withdrawBid(rehearsal, 'alfa');
      await reachClosed(rehearsal);
    });
  },
};
