import { z } from 'zod';
import { Problem } from '../client/api-client.js';
import { pollUntil } from '../client/retry.js';
import type { Rehearsal } from '../rehearsal.js';

const questionsSchema = z.object({
  items: z.array(z.object({ id: z.string(), text: z.string(), answer: z.string().nullable() })),
});

/** An answer to us may be lost where the answer to all was not: then it stands. */
async function answer({ cast, path }: Rehearsal, question: string): Promise<void> {
  const body = { text: 'Sì: profilo FHIR R4 Observation, come da allegato tecnico.' };
  await cast.rup.client
    .post(`${path}/questions/${question}/answer`, z.unknown(), { body })
    .catch((error: unknown) => {
      if (!(error instanceof Problem && error.code === 'questionAlreadyAnswered')) throw error;
    });
}

/** Questions are answered to all, and nobody learns who asked. */
export async function askAndAnswer(rehearsal: Rehearsal): Promise<void> {
  const { cast, fixture, path, progress } = rehearsal;
  const asking = cast.bidders.filter(({ handle }) => fixture.actOf(handle, 'ask'));
  for (const { client, handle } of asking) {
    await client.post(`${path}/questions`, z.unknown(), {
      body: { text: 'La piattaforma deve esporre anche il profilo FHIR R4 delle osservazioni?' },
    });
    progress.say(`${handle}: asks a question`);
  }
  const { items } = await cast.rup.client.get(`${path}/questions`, questionsSchema);
  for (const { id } of items.filter(({ answer }) => answer === null)) {
    await answer(rehearsal, id);
  }
  const other = cast.bidders.at(-1);
  await pollUntil('the answer to all', async () => {
    const seen = await other?.client.get(`${path}/questions`, questionsSchema);
    return seen && seen.items.filter(({ answer }) => answer).length >= asking.length ? true : undefined;
  });
  if (asking.length > 0) progress.say(`rup: has answered; ${other?.handle} reads it too`);
}
