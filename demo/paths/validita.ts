import { endOfPeriod } from '../../domain/calendar/periods.js';
import { awardLot, signContracts } from '../acts/award-lots.js';
import { reachDeadline, waitForLotPhase } from '../acts/move-clock.js';
import { readCommunications } from '../acts/read-communications.js';
import { getChair } from '../acts/score-technical.js';
import { reachRanked } from '../main-line.js';
import { expectLotPhase, expectRefused } from './expect.js';
import { onlyLotOf } from './expect-order.js';
import type { DemoPath } from './path.js';
import { rankedBidder } from './ranked-bidder.js';

/** The award takes long: bidders are asked to stay; one agrees, the best one does not and is released. */
export const validita: DemoPath = {
  name: 'validita',
  title: { it: 'Differimento della validità delle offerte', en: 'Bids that are asked to bind for longer' },
  article: 'art. 17 cc. 4, 6',
  play: async (rehearsal) => {
    const lot = onlyLotOf(rehearsal);
    const { organ, rup } = rehearsal.cast;
    await reachRanked(rehearsal);
    const best = rankedBidder(rehearsal, lot, 1);
    const next = rankedBidder(rehearsal, lot, 2);
    const release = (): Promise<unknown> =>
      rehearsal.act(rup, 'releaseBid', {
        reasons: 'L’offerente non ha confermato l’offerta, che non è più vincolante (art. 17 c. 4).',
        ...{ lot, bid: best.bid },
      });
    await rehearsal.step('The RUP asks every bidder still in to be bound for longer', async () => {
      const { now } = await rehearsal.view();
      await rehearsal.act(rup, 'requestExtension', {
        reasons: 'Le verifiche si protraggono oltre la validità delle offerte (art. 17 c. 4).',
        ...{ to: endOfPeriod(now, 400), days: 10 },
      });
      await readCommunications(rehearsal, 'extensionRequest', rehearsal.bidOf.size);
    });
    await rehearsal.step('Each answers for itself alone', async () => {
      await expectRefused('extensionNotAsked', () =>
        rehearsal.act(best.bidder, 'confirmValidity', { bid: next.bid, outcome: 'declined' }),
      );
      await rehearsal.act(next.bidder, 'confirmValidity', { bid: next.bid, outcome: 'confirmed' });
      await rehearsal.act(best.bidder, 'confirmValidity', { bid: best.bid, outcome: 'declined' });
      await readCommunications(rehearsal, 'extensionAnswer', rehearsal.bidOf.size);
    });
    await rehearsal.step('Who declined is bound until the term that runs already ends', async () => {
      await expectRefused('bidStillBinding', release);
    });
    await rehearsal.quietly(async () => {
      await rehearsal.act(getChair(rehearsal), 'proposeAward', { reasons: 'Miglior offerta.', lot });
      await rehearsal.act(rup, 'verifyRequirements', { reasons: 'Requisiti verificati (art. 99).', lot });
    });
    await rehearsal.step('The term ends: nothing is awarded on a bid that binds no longer', async () => {
      await rehearsal.quietly(() => reachDeadline(rehearsal, 'bidValidityEnd'));
      await expectRefused('bidNoLongerBinding', () =>
        rehearsal.act(organ, 'awardLot', { reasons: 'Si approva la proposta.', lot }),
      );
    });
    await rehearsal.step('The RUP releases it, and the proposal goes to who follows', async () => {
      await release();
      await waitForLotPhase(rehearsal, lot, 'ranked');
      await readCommunications(rehearsal, 'bidRelease', 1);
    });
    await rehearsal.step('Who confirmed is proposed, verified, awarded, and signs', async () => {
      await awardLot(rehearsal, lot);
      await signContracts(rehearsal);
      await expectLotPhase(rehearsal, lot, 'contractSigned');
    });
  },
};
