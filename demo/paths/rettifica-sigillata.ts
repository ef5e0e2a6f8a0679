import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LotId } from '../../domain/types.js';
import { makeEconomicEnvelope } from '../acts/make-envelopes.js';
import { waitForLotPhase } from '../acts/move-clock.js';
import { openEnvelopes } from '../acts/open-envelopes.js';
import { getChair } from '../acts/score-technical.js';
import { verifyReceipt } from '../bando-commands.js';
import { reachClosed, reachRanked, reachScored } from '../main-line.js';
import type { Rehearsal } from '../rehearsal.js';
import type { DemoPath } from './path.js';
import { expectRefused } from './expect.js';
import { smallFixture } from './small-fixture.js';

/** What beta wrote, a comma out of place, and what its calculations say. */
const [written, meant] = ['1.83', '18.30'];

const receiptSchema = z.object({ receipt: z.string() });
const keySchema = z.object({ rectifications: z.int().nullable() });
const offerSchema = z.object({ discountPercent: z.string() });
const listSchema = z.object({
  items: z.array(
    z.object({
      rectification: z.string(),
      outcome: z.string().nullable(),
      original: z.object({ offer: offerSchema }),
      rectified: z.object({ offer: offerSchema }),
    }),
  ),
});

/** A bidder finds a material error after the deadline: it corrects it in a sealed envelope, and the RUP decides unseeing. */
export const rettificaSigillata: DemoPath = {
  name: 'rettifica-sigillata',
  title: { it: 'Rettifica sigillata di un errore materiale', en: 'Sealed rectification of a material error' },
  article: 'art. 101 c. 4',
  fixture: smallFixture({ discounts: { beta: written } }),
  play: async (rehearsal) => {
    const [lot] = rehearsal.lots;
    if (!lot) throw new Error('a tender has a lot');
    await reachClosed(rehearsal);
    await rehearsal.step('The deadline has passed; beta seals and files the correction of its price', () =>
      fileRectification(rehearsal, lot),
    );
    await rehearsal.step(
      'The RUP sees that one rectification waits for the key, and nothing of whose',
      async () => {
        const key = await rehearsal.cast.rup.client.get(`${rehearsal.path}/keys/economic/${lot}`, keySchema);
        if (key.rectifications !== 1) throw new Error(`${key.rectifications} rectifications wait, not 1`);
      },
    );
    await reachScored(rehearsal);
    await rehearsal.step(
      'The same shares open both envelopes; no ranking is formed before the decision',
      async () => {
        await openEnvelopes(rehearsal, 'economic', lot);
        await waitForLotPhase(rehearsal, lot, 'economicEvaluation');
        await expectRefused('rectificationsUndecided', () =>
          rehearsal.act(getChair(rehearsal), 'formRanking', { reasons: 'Graduatoria.', lot }),
        );
        await expectRefused('rectificationTermExpired', () => fileRectification(rehearsal, lot));
      },
    );
    await rehearsal.step('The RUP reads both side by side, by a label, and accepts the correction', () =>
      acceptRectification(rehearsal, lot),
    );
    await reachRanked(rehearsal);
    await rehearsal.step('The ranking counts what was meant; both envelopes stay in the record', async () => {
      const beta = rehearsal.getBid('beta');
      const ranked = rehearsal.evaluations
        .get(lot)
        ?.at(-1)
        ?.ranking.find(({ bid }) => bid === beta);
      const { priceCents } = rehearsal.fixture.toOffer({ lot, discountPercent: meant });
      if (ranked?.priceCents !== priceCents)
        throw new Error(`ranked at ${ranked?.priceCents}, not ${priceCents}`);
      const { items } = await rehearsal.cast.rup.client.get(`${rehearsal.path}/rectifications`, listSchema);
      if (items[0]?.outcome !== 'accepted') throw new Error('the rectification was not accepted');
    });
  },
};

async function fileRectification(rehearsal: Rehearsal, lot: LotId): Promise<void> {
  const beta = rehearsal.getBidder('beta');
  const offer = rehearsal.fixture.toOffer({ lot, discountPercent: meant });
  const { kind, sha256, bytes, file } = await makeEconomicEnvelope(rehearsal, beta, offer);
  const path = `${rehearsal.path}/bids/${rehearsal.getBid('beta')}/rectifications`;
  const { receipt } = await beta.client.post(path, receiptSchema, {
    body: { kind, lot, sha256, bytes },
  });
  const receiptFile = join(rehearsal.machineOf(beta), 'rectification.jws');
  writeFileSync(receiptFile, receipt);
  await verifyReceipt(rehearsal, beta, receiptFile, [file]);
}

async function acceptRectification(rehearsal: Rehearsal, lot: LotId): Promise<void> {
  const { rup } = rehearsal.cast;
  const { items } = await rup.client.get(`${rehearsal.path}/rectifications`, listSchema);
  const [found] = items;
  if (found?.original.offer.discountPercent !== written || found.rectified.offer.discountPercent !== meant)
    throw new Error('the RUP reads what was written beside what was meant');
  await rehearsal.act(rup, 'decideRectification', {
    reasons:
      'La virgola è spostata di una cifra: il ribasso corretto si ricava dagli importi della stessa offerta.',
    ...{ lot, rectification: found.rectification, outcome: 'accepted' },
  });
}
