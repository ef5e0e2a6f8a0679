import { awardLot, signContracts } from '../acts/award-lots.js';
import { waitForLotPhase } from '../acts/move-clock.js';
import { openEnvelopes, readOpening } from '../acts/open-envelopes.js';
import { recordAppeal, recordJudgment } from '../acts/record-challenge.js';
import { formRanking } from '../acts/rank-lot.js';
import { getChair, scoreOpened } from '../acts/score-technical.js';
import { reachAwarded } from '../main-line.js';
import type { Rehearsal } from '../rehearsal.js';
import type { BidId, LotId } from '../../domain/types.js';
import { expectOrder, onlyLotOf } from './expect-order.js';
import type { DemoPath } from './path.js';
import { smallFixture } from './small-fixture.js';

/** A bid was excluded while sealed; a court lets it in again, and the custodians come back for its envelopes alone. */
export const riammissione: DemoPath = {
  name: 'riammissione',
  title: { it: 'Riammissione di un’offerta', en: 'Readmission of a bid' },
  article: 'art. 34 c.p.a.',
  fixture: smallFixture({
    suppliers: 3,
    acts: { beta: [{ kind: 'omitDeclaration' }, { kind: 'ignoreIntegration' }] },
  }),
  play: async (rehearsal) => {
    const lot = onlyLotOf(rehearsal);
    await reachAwarded(rehearsal);
    expectOrder(rehearsal, lot, ['alfa', 'gamma']);
    const bid = rehearsal.getBid('beta');
    const appeal = await rehearsal.step('The excluded bidder appeals against its exclusion', () =>
      recordAppeal(rehearsal, lot, {
        ...{ against: 'exclusion', bid },
        reasons: 'Notificato ricorso al TAR contro l’esclusione.',
      }),
    );
    await rehearsal.step('The court annuls the exclusion: the bid stands again', async () => {
      const reasons = 'Sentenza: la dichiarazione era già nel fascicolo virtuale.';
      await recordJudgment(rehearsal, appeal, { outcome: 'bidReadmitted', reasons, bid });
      await waitForLotPhase(rehearsal, lot, 'awaitingTechnicalOpening');
    });
    await rehearsal.step('The custodians come back for its technical envelope', async () => {
      await openEnvelopes(rehearsal, 'technical', lot);
      await waitForLotPhase(rehearsal, lot, 'technicalEvaluation');
      await expectOpened(rehearsal, lot, bid);
    });
    await rehearsal.step('The commission scores that bid; the scores of the others stay', async () => {
      await rehearsal.quietly(() => scoreOpened(rehearsal, lot, { scored: [bid] }));
      await waitForLotPhase(rehearsal, lot, 'awaitingEconomicOpening');
    });
    await rehearsal.step(
      'Its economic envelope is opened, and the ranking formed with all three',
      async () => {
        await openEnvelopes(rehearsal, 'economic', lot);
        await waitForLotPhase(rehearsal, lot, 'economicEvaluation');
        await formRanking(rehearsal, lot);
        expectOrder(rehearsal, lot, ['alfa', 'beta', 'gamma']);
      },
    );
    await rehearsal.step('The lot is awarded again, and signed after a new standstill', async () => {
      await awardLot(rehearsal, lot);
      await signContracts(rehearsal);
    });
  },
};

async function expectOpened(rehearsal: Rehearsal, lot: LotId, bid: BidId): Promise<void> {
  const envelopes = await rehearsal.quietly(() =>
    readOpening(rehearsal, getChair(rehearsal), 'technical', lot),
  );
  if (!envelopes.some((envelope) => envelope.bid === bid && envelope.refused === null))
    throw new Error(`the technical envelope of ${bid} is not open`);
}
