import { z } from 'zod';
import { reachDeadline } from '../acts/move-clock.js';
import { submitBids } from '../acts/submit-bids.js';
import { pollUntil } from '../client/retry.js';
import { playStage, reachClosed, reachPublished } from '../main-line.js';
import { extendAsProposed, proposalSchema } from './extension-proposals.js';
import type { DemoPath } from './path.js';

const questionSchema = z.object({ id: z.string() });
const answeredSchema = z.object({ extensionProposal: proposalSchema.nullable() });
const messageSchema = z.object({ kind: z.string() });

/** A question asked in time is answered when little is left: who bids gets the days that the law wants after an answer. */
export const chiarimentoTardivo: DemoPath = {
  name: 'chiarimento-tardivo',
  title: { it: 'Chiarimento tardivo', en: 'A clarification that comes late' },
  article: 'art. 92 c. 2 lett. a',
  play: async (rehearsal) => {
    const { rup } = rehearsal.cast;
    const asking = rehearsal.getBidder('beta');
    await reachPublished(rehearsal);
    const question = await rehearsal.step('A supplier asks in time', () =>
      asking.client.post(`${rehearsal.path}/questions`, questionSchema, {
        body: { text: 'I dispositivi devono essere forniti già configurati?' },
      }),
    );
    await playStage(rehearsal, 'bidding', async () => {
      await submitBids(rehearsal);
      await reachDeadline(rehearsal, 'custodyProof');
    });
    await rehearsal.step('The RUP answers late, and is told which extension is due', async () => {
      const { extensionProposal } = await rup.client.post(
        `${rehearsal.path}/questions/${question.id}/answer`,
        answeredSchema,
        { body: { text: 'Sì, pronti all’uso.' } },
      );
      if (!extensionProposal) throw new Error('no extension is proposed after a late answer');
      await rehearsal.quietly(() =>
        pollUntil('the reminder', async () => {
          const sent = await rup.client.getAll(`${rehearsal.path}/communications`, messageSchema);
          return sent.some(({ kind }) => kind === 'lateClarification') ? true : undefined;
        }),
      );
      await extendAsProposed(rehearsal, extensionProposal, 'Chiarimento reso a ridosso della scadenza.');
    });
    await reachClosed(rehearsal);
  },
};
