import type { LotId } from '../../domain/types.js';
import { awardLot } from '../acts/award-lots.js';
import { reachDeadline } from '../acts/move-clock.js';
import { readCommunications } from '../acts/read-communications.js';
import { getChair } from '../acts/score-technical.js';
import { playStage, reachRanked, reachSigned } from '../main-line.js';
import type { Rehearsal } from '../rehearsal.js';
import { openingsSchema } from '../tender-view.js';
import { expectRefused } from './expect.js';
import { expectOrder, onlyLotOf } from './expect-order.js';
import type { DemoPath } from './path.js';
import { smallFixture } from './small-fixture.js';

const report = 'relazione-tecnica.pdf';
const redacted = `oscurata/${report}`;

/** Two bidders ask to keep parts secret: one is granted it for good, of the other all is disclosed once its term has passed. */
export const oscuramenti: DemoPath = {
  name: 'oscuramenti',
  title: { it: 'Oscuramento di parti dell’offerta', en: 'Redaction of parts of a bid' },
  article: 'arts 35, 36',
  fixture: smallFixture({ suppliers: 3, acts: { alfa: [{ kind: 'redact' }], beta: [{ kind: 'redact' }] } }),
  play: async (rehearsal) => {
    const lot = onlyLotOf(rehearsal);
    const { organ, rup } = rehearsal.cast;
    await reachRanked(rehearsal);
    expectOrder(rehearsal, lot, ['alfa', 'beta', 'gamma']);
    await rehearsal.step('Nobody awards before the RUP has decided on the redactions', async () => {
      await rehearsal.quietly(async () => {
        const reasons = 'Miglior offerta della graduatoria.';
        await rehearsal.act(getChair(rehearsal), 'proposeAward', { reasons, lot });
        await rehearsal.act(rup, 'verifyRequirements', { reasons: 'Requisiti verificati (art. 99).', lot });
      });
      const reasons = 'Si approva la proposta della commissione.';
      await expectRefused('redactionsUndecided', () => rehearsal.act(organ, 'awardLot', { reasons, lot }));
    });
    await rehearsal.step('The RUP grants one request and refuses the other; the organ awards', async () => {
      await playStage(rehearsal, 'award', () => awardProposed(rehearsal, lot));
    });
    await rehearsal.step(
      'On award day the others read copies alone; why secrecy is asked stays with the RUP',
      async () => {
        await expectFiles(rehearsal, lot, { of: 'alfa', readBy: 'gamma', files: [redacted] });
        await expectFiles(rehearsal, lot, { of: 'beta', readBy: 'gamma', files: [redacted] });
      },
    );
    await rehearsal.step(
      'After ten days without an appeal what was refused is disclosed by itself',
      async () => {
        await reachDeadline(rehearsal, 'redactionsRelease');
        await readCommunications(rehearsal, 'redactionsRelease', rehearsal.bidOf.size);
        await expectFiles(rehearsal, lot, { of: 'alfa', readBy: 'gamma', files: [redacted] });
        const all = ['oscurata/motivazione.pdf', redacted, report];
        await expectFiles(rehearsal, lot, { of: 'beta', readBy: 'gamma', files: all });
      },
    );
    await reachSigned(rehearsal);
  },
};

function awardProposed(rehearsal: Rehearsal, lot: LotId): Promise<void> {
  return awardLot(rehearsal, lot, { redactions: { beta: 'refused' }, isProposed: true });
}

interface Reading {
  readonly of: string;
  readonly readBy: string;
  readonly files: readonly string[];
}

async function expectFiles(rehearsal: Rehearsal, lot: LotId, { of, readBy, files }: Reading): Promise<void> {
  const { client } = rehearsal.getBidder(readBy);
  const bid = rehearsal.getBid(of);
  const { items } = await client.get(`${rehearsal.path}/openings`, openingsSchema);
  const opening = items.find((one) => one.kind === 'technical' && one.lot === lot);
  const found = opening?.envelopes.find((one) => one.bid === bid)?.files.map(({ name }) => name) ?? [];
  if ([...found].sort().join() !== [...files].sort().join())
    throw new Error(`${readBy} reads ${found.join(', ')} of ${of}`);
}
