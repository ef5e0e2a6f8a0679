import { z } from 'zod';
import { reachBidsIn } from '../main-line.js';
import type { Person } from '../people.js';
import type { Rehearsal } from '../rehearsal.js';
import type { DemoPath } from './path.js';

const foreseenSchema = z.object({ wouldBe: z.enum(['accepted', 'refused']), code: z.string().optional() });
const day = 86_400_000;

/** Before deciding, whoever decides asks what would happen: which terms move, whom it tells, or why it is refused. */
export const simulazioneDiUnaDecisione: DemoPath = {
  name: 'simulazione-di-una-decisione',
  title: { it: 'Simulazione di una decisione', en: 'What a decision would do' },
  article: 'art. 92 c. 2',
  play: async (rehearsal) => {
    await reachBidsIn(rehearsal);
    const { rup, organ } = rehearsal.cast;
    const { version, submissionDeadline } = await rehearsal.view();
    await rehearsal.step('The RUP asks what an extension of ten days would do', async () => {
      const later = new Date(Date.parse(submissionDeadline) + 10 * day).toISOString();
      await ask(rehearsal, rup, 'extendSubmission', 'accepted', {
        reasons: 'Si valuta una proroga per la complessità delle offerte.',
        submissionDeadline: later,
        cause: 'choice',
      });
    });
    await rehearsal.step('An earlier deadline would be refused, and the answer says why', async () => {
      const earlier = new Date(Date.parse(submissionDeadline) - day).toISOString();
      await ask(rehearsal, rup, 'extendSubmission', 'refused', {
        reasons: 'Si valuta di anticipare.',
        submissionDeadline: earlier,
        cause: 'choice',
      });
    });
    await rehearsal.step('The organ asks what a revocation would do', async () => {
      await ask(rehearsal, organ, 'revokeTender', 'accepted', { reasons: 'Si valuta la revoca.' });
    });
    const after = await rehearsal.view();
    if (after.version !== version || after.submissionDeadline !== submissionDeadline)
      throw new Error('a question has changed the tender');
  },
};

async function ask(
  rehearsal: Rehearsal,
  by: Person,
  command: string,
  expected: 'accepted' | 'refused',
  body: object,
): Promise<void> {
  const path = `${rehearsal.path}/commands/${command}?dryRun=true`;
  const { wouldBe } = await by.client.post(path, foreseenSchema, { body });
  if (wouldBe !== expected) throw new Error(`${command} would be ${wouldBe}, not ${expected}`);
}
