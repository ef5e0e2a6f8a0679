import { z } from 'zod';
import { waitForLotPhase, waitForPhase } from '../acts/move-clock.js';
import { awardLot, signContracts } from '../acts/award-lots.js';
import { reachSigned } from '../main-line.js';
import { bidsSchema, evaluationSchema, requestsSchema } from '../tender-view.js';
import type { DemoPath } from './path.js';
import { expectRefused } from './expect.js';
import { smallFixture } from './small-fixture.js';

const days = 10;

/** The contract ends early: the process, which was over, is taken up again and the next in the ranking takes it over. */
export const interpello: DemoPath = {
  name: 'interpello',
  title: { it: 'Interpello della graduatoria', en: 'Call of the next in the ranking' },
  article: 'arts 122, 124',
  fixture: smallFixture({ suppliers: 3 }),
  play: async (rehearsal) => {
    const { organ, rup } = rehearsal.cast;
    await reachSigned(rehearsal);
    const [lot] = rehearsal.lots;
    if (!lot) throw new Error('the fixture has a lot');
    await rehearsal.step('The organ terminates the contract for a serious breach', async () => {
      await rehearsal.act(organ, 'terminateContract', {
        reasons: 'Grave inadempimento accertato in contraddittorio (art. 122 c. 3).',
        lot,
      });
      await waitForLotPhase(rehearsal, lot, 'terminated');
    });
    await rehearsal.step('The RUP calls the next in the ranking, at the original conditions', async () => {
      await rehearsal.act(rup, 'callNext', {
        reasons: 'Si interpella chi segue in graduatoria (art. 124 c. 1).',
        ...{ lot, days, conditions: 'original' },
      });
    });
    const { ranking } = await organ.client.get(`${rehearsal.path}/lots/${lot}/evaluation`, evaluationSchema);
    const next = ranking[1]?.bid;
    if (!next) throw new Error('nobody follows in the ranking');
    const conclude = (outcome: string): Promise<unknown> =>
      rehearsal.act(rup, 'concludeCall', { reasons: 'Esito dell’interpello.', lot, bid: next, outcome });
    await rehearsal.step('Nobody accepts in his place', async () => {
      await expectRefused('callUnanswered', () => conclude('accepted'));
    });
    await rehearsal.step('The bidder accepts in time', async () => {
      const { client } = rehearsal.getBidder(rehearsal.supplierOf(next));
      const { items } = await client.get(`${rehearsal.path}/requests`, requestsSchema);
      const request = items.findLast(({ bid }) => bid === next)?.request;
      await client.post(`${rehearsal.path}/requests/${request}/replies`, z.unknown(), {
        body: { text: 'Si accetta l’affidamento alle condizioni originarie.', uploads: [] },
      });
      await conclude('accepted');
      await waitForLotPhase(rehearsal, lot, 'awardProposed');
    });
    await rehearsal.step('Requirements are verified and the lot is awarded to it', async () => {
      await rehearsal.act(rup, 'verifyRequirements', { reasons: 'Requisiti verificati (art. 99).', lot });
      await awardLot(rehearsal, lot, { isProposed: true });
    });
    await rehearsal.step('After a standstill of its own the new contract is signed', async () => {
      await signContracts(rehearsal);
      await waitForPhase(rehearsal, 'concluded');
      const { items } = await rup.client.get(`${rehearsal.path}/bids`, bidsSchema);
      if (items.length !== 3) throw new Error('the record has lost a bid');
    });
  },
};
