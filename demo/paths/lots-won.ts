import { z } from 'zod';
import { rankLot } from '../acts/rank-lot.js';
import { getChair } from '../acts/score-technical.js';
import { playStage, reachScored } from '../main-line.js';
import type { DemoPath } from './path.js';
import { expectRefused } from './expect.js';
import { smallFixture } from './small-fixture.js';

const eventSchema = z.object({
  type: z.string(),
  data: z.looseObject({
    passedOver: z.array(z.object({ bid: z.string(), gets: z.array(z.string()) })).optional(),
  }),
});
const pageSchema = z.object({ items: z.array(eventSchema) });

/** The same bid comes first in both lots; one bidder may win one: the less valuable lot goes to the next. */
export const lotsWon: DemoPath = {
  name: 'lots-won',
  title: { it: 'Limite ai lotti aggiudicabili', en: 'A limit on the lots that one may win' },
  article: 'art. 58 c. 4',
  fixture: smallFixture({
    lots: 2,
    lotLimits: {
      ...{ maxBid: null, maxWon: 1, rule: 'lotValue' },
      reason: 'La continuità del servizio richiede due fornitori indipendenti.',
    },
  }),
  play: async (rehearsal) => {
    await reachScored(rehearsal);
    const [first, second] = rehearsal.lots;
    if (!first || !second) throw new Error('the fixture has two lots');
    const propose = (lot: typeof first): Promise<unknown> =>
      rehearsal.act(getChair(rehearsal), 'proposeAward', {
        reasons: 'Miglior offerta della graduatoria, entro il limite dei lotti aggiudicabili.',
        lot,
      });
    await rehearsal.step('Nothing is proposed before every lot is ranked', () =>
      playStage(rehearsal, 'economic', async () => {
        await rehearsal.quietly(() => rankLot(rehearsal, first));
        await expectRefused('lotsNotRanked', () => propose(first));
        await rehearsal.quietly(() => rankLot(rehearsal, second));
      }),
    );
    await rehearsal.step('The commission proposes: each lot to another bidder', async () => {
      for (const lot of [first, second]) await propose(lot);
    });
    await rehearsal.step('The event of the second says who was passed over, and for which lot', async () => {
      const { rup } = rehearsal.cast;
      const events = await rehearsal.shortened(
        (body) => ({ items: pageSchema.parse(body).items.filter(isProposal), '…': 'and others' }),
        () => rup.client.getAll(`${rehearsal.path}/events`, eventSchema),
      );
      const best = rehearsal.evaluations.get(second)?.at(-1)?.ranking[0]?.bid;
      const { passedOver = [] } = events.findLast(isProposal)?.data ?? {};
      if (JSON.stringify(passedOver) !== JSON.stringify([{ bid: best, gets: [first] }]))
        throw new Error(`the event passes over ${JSON.stringify(passedOver)}`);
    });
  },
};

function isProposal({ type }: { type: string }): boolean {
  return type === 'awardProposed';
}
