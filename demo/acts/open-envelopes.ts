import { z } from 'zod';
import type { EnvelopeKind, LotId } from '../../domain/types.js';
import { releaseShare } from '../bando-commands.js';
import { pollUntil } from '../client/retry.js';
import type { Person } from '../people.js';
import type { Rehearsal } from '../rehearsal.js';
import { openingsSchema } from '../tender-view.js';

const keySchema = z.object({ opened: z.boolean() });

export interface OpenedEnvelope {
  readonly bid: string;
  readonly refused: string | null;
  readonly files: readonly { readonly name: string }[];
}

/** k custodians release a share of one key; the last share opens what the procedure admits at this point. */
export async function openEnvelopes(
  rehearsal: Rehearsal,
  kind: EnvelopeKind,
  lot: LotId | null,
): Promise<void> {
  const { cast, fixture, progress } = rehearsal;
  const releasing = cast.custodians.slice(0, fixture.tender.custodians.k);
  for (const custodian of releasing) {
    // A release whose answer was lost may have been the last one: it is not permitted again, since the key is open.
    await releaseShare(rehearsal, custodian, { kind, lot }).catch(async (error: unknown) => {
      if (!(await isOpen(rehearsal, kind, lot))) throw error;
    });
  }
  progress.say(`custodians: ${releasing.length} shares open the ${kind} envelopes${lot ? ` of ${lot}` : ''}`);
}

async function isOpen({ cast, path }: Rehearsal, kind: EnvelopeKind, lot: LotId | null): Promise<boolean> {
  const { opened } = await cast.rup.client.get(`${path}/keys/${kind}/${lot ?? '-'}`, keySchema);
  return opened;
}

/** The minutes of the last opening of a key, once every envelope was decrypted and checked. */
export function readOpening(
  rehearsal: Rehearsal,
  reader: Person,
  kind: EnvelopeKind,
  lot: LotId | null,
): Promise<readonly OpenedEnvelope[]> {
  return pollUntil(`the reading of ${kind} ${lot ?? ''}`, async () => {
    const { items } = await reader.client.get(`${rehearsal.path}/openings`, openingsSchema);
    const opening = items.findLast((candidate) => candidate.kind === kind && candidate.lot === lot);
    return opening?.readAt ? opening.envelopes : undefined;
  });
}
