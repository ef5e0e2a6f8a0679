import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { waitForLotPhase } from '../acts/move-clock.js';
import { openEnvelopes } from '../acts/open-envelopes.js';
import { getChair } from '../acts/score-technical.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import { drawOrder } from '../../domain/scoring/draw-order.js';
import { playStage, reachScored } from '../main-line.js';
import { evaluationSchema } from '../tender-view.js';
import type { DemoPath } from './path.js';
import { expectRefused } from './expect.js';
import { smallFixture } from './small-fixture.js';

const eventsSchema = z.object({
  items: z.array(z.object({ type: z.string(), data: z.looseObject({ drawSeed: z.string().optional() }) })),
});

/** Two bids are equal in everything: a draw that nobody could steer puts them in order, and anyone repeats it. */
export const pareggioESorteggio: DemoPath = {
  name: 'pareggio-e-sorteggio',
  title: { it: 'Pareggio e sorteggio', en: 'A tie and its draw' },
  article: 'art. 77 R.D. 827/1924',
  fixture: smallFixture({ equal: true }),
  play: async (rehearsal) => {
    await reachScored(rehearsal);
    const [lot] = rehearsal.lots;
    if (!lot) throw new Error('the fixture has a lot');
    const chair = getChair(rehearsal);
    const seed = randomBytes(32).toString('hex');
    const form = (): Promise<unknown> =>
      rehearsal.act(chair, 'formRanking', { reasons: 'Graduatoria.', lot });
    await playStage(rehearsal, 'economic', async () => {
      await openEnvelopes(rehearsal, 'economic', lot);
      await waitForLotPhase(rehearsal, lot, 'economicEvaluation');
    });
    await rehearsal.step('No ranking is formed: the first place is tied', async () => {
      await expectRefused('tieUnresolved', form);
    });
    await rehearsal.step('The chair commits a seed before the session', async () => {
      await rehearsal.act(chair, 'commitDraw', {
        reasons: 'Si fissa il seme del sorteggio; la seduta è pubblica.',
        ...{ lot, commitment: sha256Hex(seed) },
      });
    });
    await rehearsal.step(
      'In the session the seed is revealed, and the engine adds its own part',
      async () => {
        await rehearsal.act(chair, 'drawTie', { reasons: 'Sorteggio in seduta pubblica.', lot, seed });
      },
    );
    await rehearsal.step('The ranking is formed, and anyone repeats the draw', async () => {
      await form();
      // Read as it is: a page of what was said would differ with every draw.
      const read = async (path: string): Promise<unknown> =>
        (await chair.client.raw('GET', `${rehearsal.path}${path}`)).json();
      const { ranking } = evaluationSchema.parse(await read(`/lots/${lot}/evaluation`));
      const { items: events } = eventsSchema.parse(await read('/events?limit=200'));
      const drawSeed = events.find(({ type }) => type === 'tieDrawn')?.data.drawSeed ?? '';
      const order = ranking.map(({ bid }) => bid);
      if (drawOrder(drawSeed, [...order].sort()).join() !== order.join())
        throw new Error('the draw says otherwise');
    });
  },
};
