import { z } from 'zod';
import type { TenderDraft } from '../../domain/tender/draft.js';
import { reachClosed, reachPublished } from '../main-line.js';
import type { Rehearsal } from '../rehearsal.js';
import { expectRefused } from './expect.js';
import type { DemoPath } from './path.js';

const ownVisitSchema = z.object({ slot: z.string().nullable(), attestation: z.string().nullable() });
const visitsSchema = z.object({
  items: z.array(z.object({ supplier: z.string(), slot: z.string() })),
  findings: z.array(z.object({ supplier: z.string() })),
});
const dayMs = 86_400_000;
/** A visit that is needed makes the term longer than the minimum of thirty days. */
const submission = { days: 31, publishWithinDays: 3 };

/** Bidders see the places first: they book, one comes, and what the other lacks is found after the closing. */
export const sopralluogo: DemoPath = {
  name: 'sopralluogo',
  title: { it: 'Sopralluogo obbligatorio', en: 'A required site visit' },
  article: 'art. 92 c. 1',
  play: async (rehearsal) => {
    const { rup } = rehearsal.cast;
    const [alfa, beta] = [rehearsal.getBidder('alfa'), rehearsal.getBidder('beta')];
    const path = `${rehearsal.path}/site-visits`;
    const book = (bidder: typeof alfa, slot: string): Promise<unknown> =>
      bidder.client.put(`${path}/mine`, ownVisitSchema, {
        body: { slot, delegate: { name: 'Mario Rossi', fiscalCode: 'RSSMRA85T10A562S' } },
      });
    const visitAt = await rehearsal.quietly(() => planVisit(rehearsal));
    await reachPublished(rehearsal);
    await rehearsal.step('A supplier books a slot for its delegate, and changes to another', async () => {
      await book(alfa, 'S1');
      await book(alfa, 'S2');
    });
    await rehearsal.step('A slot that is full is refused; who is in it stays unknown', async () => {
      await book(beta, 'S1');
      await expectRefused('siteVisitSlotUnavailable', () => book(beta, 'S2'));
      await expectRefused('notPermitted', () => beta.client.get(path, visitsSchema));
    });
    await rehearsal.step('The day of the visit: the RUP attests who came', async () => {
      await rehearsal.act(rup, 'fastForward', { to: visitAt });
      await rup.client.put(`${path}/${alfa.supplier}/attendance`, z.unknown());
    });
    await rehearsal.step('The supplier alone gets the signed attestation', async () => {
      const { attestation } = await alfa.client.get(`${path}/mine`, ownVisitSchema);
      if (attestation === null) throw new Error('the visit was not attested');
    });
    await reachClosed(rehearsal);
    await rehearsal.step('After the closing the bid without an attestation is a finding', async () => {
      const { findings } = await rup.client.get(path, visitsSchema);
      const lacking = findings.map(({ supplier }) => supplier);
      if (lacking.join() !== beta.supplier) throw new Error(`findings: ${lacking.join()}`);
    });
  },
};

/** The RUP adds the visit to the draft; returns an instant of the second slot. */
async function planVisit({ cast: { rup }, tender }: Rehearsal): Promise<string> {
  const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();
  const slot = (id: string, day: number): object => ({
    ...{ id, place: 'Bari, via Gentile 52', capacity: 1 },
    ...{ from: inDays(day), to: inDays(day + 0.1) },
  });
  const siteVisit = {
    required: true,
    places: ['Bari, via Gentile 52'],
    slots: [slot('S1', 5), slot('S2', 6)],
    instructions: { it: 'Con documento e delega.', en: 'Bring a document and the mandate.' },
  };
  const found = await rup.client.raw('GET', `/drafts/${tender}`);
  const { content } = (await found.json()) as { content: TenderDraft };
  await rup.client.put(`/drafts/${tender}`, z.unknown(), {
    body: { ...content, submission, siteVisit },
    headers: { 'if-match': found.headers.get('etag') ?? '' },
  });
  return inDays(6.05);
}
