import { z } from 'zod';
import { waitForPhase } from '../acts/move-clock.js';
import { reachClosed } from '../main-line.js';
import type { Person } from '../people.js';
import type { DemoPath } from './path.js';
import { expectRefused } from './expect.js';

/** Of three custodians two lose what opens their shares: nobody will ever read the bids, and only one act is left. */
export const chiaviPerse: DemoPath = {
  name: 'chiavi-perse',
  title: { it: 'Chiavi perdute', en: 'The keys are lost' },
  article: 'art. 21-quinquies L. 241/1990',
  play: async (rehearsal) => {
    const { organ, custodians } = rehearsal.cast;
    await reachClosed(rehearsal);
    const [first, second] = custodians;
    if (!first || !second) throw new Error('a tender has custodians');
    const declare = (): Promise<unknown> =>
      rehearsal.act(organ, 'declareKeysLost', {
        reasons: 'Restano meno custodi di quanti ne servono: le buste non si potranno mai aprire.',
      });
    await rehearsal.step('A custodian reports that identity and recovery file are lost', async () => {
      await reportLoss(rehearsal.path, first);
      await expectRefused('keysNotLost', declare);
    });
    await rehearsal.step('With a second one too few are left', async () => {
      await reportLoss(rehearsal.path, second);
      await declare();
      await waitForPhase(rehearsal, 'keysLost');
    });
  },
};

async function reportLoss(path: string, custodian: Person): Promise<void> {
  await custodian.client.post(`${path}/shares/losses`, z.unknown(), {
    body: { reason: 'Disco guasto; il file di recupero era sullo stesso disco.' },
  });
}
