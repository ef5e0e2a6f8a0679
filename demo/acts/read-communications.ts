import { z } from 'zod';
import type { CommunicationKind } from '../../domain/tender/effects.js';
import { pollUntil } from '../client/retry.js';
import type { Rehearsal } from '../rehearsal.js';

const communicationSchema = z.object({
  kind: z.string(),
  to: z.string(),
  subject: z.object({ it: z.string(), en: z.string() }),
});
const pageSchema = z.object({ items: z.array(communicationSchema) });
export type Communication = z.infer<typeof communicationSchema>;

/**
 * Waits until at least so many communications of one kind went out. They are sent side by side: a transcript shows those
 * of this kind by their recipient.
 */
export async function readCommunications(
  rehearsal: Rehearsal,
  kind: CommunicationKind,
  count: number,
): Promise<Communication[]> {
  const { client } = rehearsal.cast.rup;
  const path = `${rehearsal.path}/communications?limit=100`;
  const ofKind = (body: unknown): Communication[] =>
    pageSchema
      .parse(body)
      .items.filter((message) => message.kind === kind)
      .sort((one, other) => one.to.localeCompare(other.to));
  const found = await rehearsal.shortened(
    (body) => ({ items: ofKind(body), '…': 'and others' }),
    () =>
      pollUntil(`${count} communications: ${kind}`, async () => {
        const sent = ofKind(await client.get(path, z.unknown()));
        return sent.length >= count ? sent : undefined;
      }),
  );
  rehearsal.progress.say(`${kind}: ${found.map(({ to }) => to).join(', ')}`);
  return found;
}
