import { endOfPeriod } from '../../domain/calendar/periods.js';
import { awardLot, signContracts } from '../acts/award-lots.js';
import { reachDeadline, waitForLotPhase } from '../acts/move-clock.js';
import { readCommunications } from '../acts/read-communications.js';
import { reachAwarded } from '../main-line.js';
import type { DemoPath } from './path.js';
import { expectLotPhase, expectRefused } from './expect.js';
import { onlyLotOf } from './expect-order.js';
import { rankedBidder } from './ranked-bidder.js';

/** Nobody signs: the RUP is reminded, the term is deferred by agreement, it lapses, the awardee leaves, the next one signs. */
export const mancataStipula: DemoPath = {
  name: 'mancata-stipula',
  title: { it: 'Mancata stipula e promemoria', en: 'A contract that is not signed in time, and reminders' },
  article: 'art. 18 cc. 2, 5',
  play: async (rehearsal) => {
    const lot = onlyLotOf(rehearsal);
    const { organ, rup } = rehearsal.cast;
    await reachAwarded(rehearsal);
    const awardee = rankedBidder(rehearsal, lot, 1).bidder;
    const other = rankedBidder(rehearsal, lot, 2).bidder;
    const withdraw = (): Promise<unknown> => rehearsal.act(awardee, 'notifyWithdrawal', { lot });
    await rehearsal.step('The standstill ends; whoever had to act was reminded in time', async () => {
      await rehearsal.quietly(() => reachDeadline(rehearsal, 'standstillEnd'));
      await expectLotPhase(rehearsal, lot, 'signable');
      // Twice to each custodian to prove the key; the clock's jump leaves the RUP the last one before the standstill's end.
      await readCommunications(rehearsal, 'reminder', 2 * rehearsal.cast.custodians.length + 1);
    });
    await rehearsal.step('The RUP orders early execution, with its reasons', async () => {
      await rehearsal.act(rup, 'orderEarlyExecution', {
        reasons: 'Il servizio in corso cessa prima della stipula (art. 17 c. 8).',
        ...{ lot, ground: 'reasons' },
      });
      await readCommunications(rehearsal, 'earlyExecution', 1);
    });
    await rehearsal.step('While the term to sign runs the awardee is bound', async () => {
      await expectRefused('signatureTermRunning', withdraw);
    });
    await rehearsal.step('In agreement with the awardee the signature is deferred', async () => {
      const { now } = await rehearsal.view();
      await rehearsal.act(organ, 'deferSignature', {
        reasons: 'Differimento concordato, nell’interesse alla sollecita esecuzione (art. 18 c. 2).',
        ...{ lot, to: endOfPeriod(now, 60) },
      });
    });
    await rehearsal.step('The new term passes in silence: both sides are told what they may do', async () => {
      await rehearsal.quietly(() => reachDeadline(rehearsal, 'signatureTerm'));
      // Deferred and lapsed, each to the awardee and to the RUP.
      await readCommunications(rehearsal, 'signatureTerm', 4);
    });
    await rehearsal.step('The awardee, and nobody else, notifies that it withdraws', async () => {
      await expectRefused('notAwardee', () => rehearsal.act(other, 'notifyWithdrawal', { lot }));
      await withdraw();
      await waitForLotPhase(rehearsal, lot, 'ranked');
      // To the bidders and the RUP.
      await readCommunications(rehearsal, 'awardEnded', rehearsal.bidOf.size + 1);
    });
    await rehearsal.step('Who follows in the ranking is proposed, verified, awarded, and signs', async () => {
      await awardLot(rehearsal, lot);
      await signContracts(rehearsal);
    });
  },
};
