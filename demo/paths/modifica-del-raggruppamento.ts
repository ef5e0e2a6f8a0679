import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { appointCommission } from '../acts/score-technical.js';
import { writeParticipants } from '../bando-commands.js';
import { playStage, reachAdmission, reachAwarded } from '../main-line.js';
import type { Rehearsal } from '../rehearsal.js';
import { expectRefused } from './expect.js';
import type { DemoPath } from './path.js';
import { smallFixture } from './small-fixture.js';

const changeSchema = z.object({ id: z.string(), outcome: z.string().nullable() });

/** A member of a group meets with a ground of exclusion: the first to take its place bids alone, the second does not. */
export const modificaDelRaggruppamento: DemoPath = {
  name: 'modifica-del-raggruppamento',
  title: { it: 'Modifica del raggruppamento', en: 'A change in a group' },
  article: 'art. 97',
  fixture: smallFixture({
    suppliers: 4,
    silent: ['gamma', 'delta'],
    acts: { alfa: [{ kind: 'leadGroup', member: 'gamma' }] },
  }),
  play: async (rehearsal) => {
    await reachAdmission(rehearsal);
    const { rup } = rehearsal.cast;
    await rehearsal.step('The group puts beta in the place of its member; the RUP reads why', async () => {
      await fileChange(rehearsal, 'beta');
    });
    await rehearsal.step(
      'While a change waits the bid is not admitted; beta bids alone and cannot come in',
      async () => {
        await expectRefused('groupChangeUndecided', () => admit(rehearsal, 'alfa'));
        await expectRefused('companyInTwoBids', () =>
          decide(rehearsal, 'accepted', 'I requisiti sussistono.'),
        );
      },
    );
    await rehearsal.step('The RUP refuses the change; the group names delta instead', async () => {
      await decide(rehearsal, 'refused', 'Il sostituto partecipa alla gara con un’offerta propria.');
      await fileChange(rehearsal, 'delta');
    });
    await rehearsal.step(
      'Delta meets the requirements: it takes part from now on, and the offer stays',
      async () => {
        await decide(
          rehearsal,
          'accepted',
          'Il sostituto possiede i requisiti e l’offerta resta immutata nella sostanza.',
        );
        await expectRefused('groupChangeNotPending', () =>
          decide(rehearsal, 'refused', 'Si decide una volta sola.'),
        );
      },
    );
    await rehearsal.step('Both bids are admitted, and the procedure goes on', () =>
      playStage(rehearsal, 'admission', async () => {
        for (const handle of ['alfa', 'beta']) await admit(rehearsal, handle);
        await rehearsal.act(rup, 'closeAdmissions', { reasons: 'Verbale delle ammissioni ed esclusioni.' });
        await rehearsal.quietly(() => appointCommission(rehearsal));
      }),
    );
    await rehearsal.quietly(() => reachAwarded(rehearsal));
  },
};

async function fileChange(rehearsal: Rehearsal, instead: string): Promise<void> {
  const lead = rehearsal.getBidder('alfa');
  const file = join(rehearsal.machineOf(lead), `participants-with-${instead}.json`);
  await writeParticipants(rehearsal, lead, rehearsal.getBidder(instead), file);
  const participants: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const path = `${rehearsal.path}/bids/${rehearsal.getBid('alfa')}/group-changes`;
  const reasons = 'Nei confronti della mandante è sopravvenuta una causa di esclusione (art. 95).';
  await lead.client.post(path, changeSchema, {
    body: { ground: 'substitution', reasons, participants, uploads: [] },
  });
}

async function decide(rehearsal: Rehearsal, outcome: 'accepted' | 'refused', reasons: string): Promise<void> {
  const { rup } = rehearsal.cast;
  const listSchema = z.object({ items: z.array(changeSchema) });
  const { items } = await rup.client.get(`${rehearsal.path}/group-changes`, listSchema);
  await rehearsal.act(rup, 'decideGroupChange', {
    ...{ reasons, bid: rehearsal.getBid('alfa'), change: items.at(-1)?.id, outcome },
  });
}

async function admit(rehearsal: Rehearsal, handle: string): Promise<void> {
  await rehearsal.act(rehearsal.cast.rup, 'admitBid', {
    reasons: 'Documentazione completa e regolare.',
    ...{ bid: rehearsal.getBid(handle), lots: rehearsal.lots },
  });
}
