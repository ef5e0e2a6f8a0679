import { endOfPeriod } from '../../domain/calendar/periods.js';
import { awardLot, signContracts } from '../acts/award-lots.js';
import { reachDeadline } from '../acts/move-clock.js';
import { readCommunications } from '../acts/read-communications.js';
import { reachRanked } from '../main-line.js';
import { expectLotPhase, expectRefused } from './expect.js';
import { onlyLotOf } from './expect-order.js';
import type { DemoPath } from './path.js';
import { rankedBidder } from './ranked-bidder.js';

/** The procedure lasts longer than annex I.3 allows: extended once, overrun, and awarded all the same. */
export const durataMassima: DemoPath = {
  name: 'durata-massima',
  title: { it: 'Durata massima della procedura', en: 'The longest time of a procedure' },
  article: 'art. 17 c. 3; annex I.3',
  play: async (rehearsal) => {
    const lot = onlyLotOf(rehearsal);
    const { rup } = rehearsal.cast;
    const extend = (months: number): Promise<unknown> =>
      rehearsal.act(rup, 'extendProcedure', {
        reasons: 'Circostanze eccezionali: la commissione è stata ricostituita (allegato I.3 c. 5).',
        ...{ lot, ground: 'exceptional', months },
      });
    await reachRanked(rehearsal);
    await rehearsal.step('The RUP extends the time, by no more than three months in all', async () => {
      await expectRefused('termOutsideLaw', () => extend(4));
      await extend(3);
      await expectRefused('termOutsideLaw', () => extend(1));
      // To the RUP and the award organ.
      await readCommunications(rehearsal, 'procedureTime', 2);
    });
    await rehearsal.quietly(async () => {
      const { now } = await rehearsal.view();
      await rehearsal.act(rup, 'requestExtension', {
        reasons: 'La procedura si protrae oltre la validità delle offerte (art. 17 c. 4).',
        ...{ to: endOfPeriod(now, 600), days: 10 },
      });
      for (const place of [1, 2]) {
        const { bid, bidder } = rankedBidder(rehearsal, lot, place);
        await rehearsal.act(bidder, 'confirmValidity', { bid, outcome: 'confirmed' });
      }
    });
    await rehearsal.step('The time passes: a finding in the record, told to both', async () => {
      await rehearsal.quietly(() => reachDeadline(rehearsal, 'procedureMaximum'));
      await readCommunications(rehearsal, 'procedureTime', 4);
      await expectRefused('durationNotRunning', () => extend(1));
    });
    await rehearsal.step('The lot is awarded all the same, and the contract is signed', async () => {
      await awardLot(rehearsal, lot);
      await signContracts(rehearsal);
      await expectLotPhase(rehearsal, lot, 'contractSigned');
    });
    const recordNotice = (): Promise<unknown> =>
      rehearsal.act(rup, 'recordAwardNotice', {
        reasons: 'Avviso di aggiudicazione pubblicato (art. 111).',
        ...{ lot, reference: '2027/S 200-456789', publishedOn: '2027-01-01' },
      });
    await rehearsal.step('The tender is concluded; the award notice is recorded, once', async () => {
      await recordNotice();
      await expectRefused('awardNoticeOutOfOrder', recordNotice);
    });
  },
};
