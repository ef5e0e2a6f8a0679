import { createHash } from 'node:crypto';
import type { LotId } from '../../domain/types.js';
import { retryPatiently } from '../client/retry.js';
import type { Bidder } from '../people.js';
import type { Rehearsal } from '../rehearsal.js';
import { openingsSchema } from '../tender-view.js';

/** With the award the others in the ranking read the winner's bid, where it was redacted in the copies that it filed (arts 35, 36). */
export async function readWinningBid(rehearsal: Rehearsal, lot: LotId): Promise<void> {
  const [winner, second] = rehearsal.evaluations.get(lot)?.at(-1)?.ranking ?? [];
  if (!winner || !second) return;
  const reader = rehearsal.getBidder(rehearsal.supplierOf(second.bid));
  const { items } = await reader.client.get(`${rehearsal.path}/openings`, openingsSchema);
  const opening = items.find((candidate) => candidate.kind === 'technical' && candidate.lot === lot);
  const files = opening?.envelopes.find(({ bid }) => bid === winner.bid)?.files ?? [];
  for (const { name, sha256 } of files) {
    const path = `${rehearsal.path}/envelopes/${winner.bid}/technical/${lot}/files/${encodeURIComponent(name)}`;
    await download(reader, path, sha256);
  }
  const supplier = rehearsal.supplierOf(winner.bid);
  const read = files.map(({ name }) => name).join(', ');
  rehearsal.progress.say(`${reader.handle}: reads the technical envelope of ${supplier} in ${lot}: ${read}`);
}

async function download({ client }: Bidder, path: string, sha256: string): Promise<void> {
  const content = await retryPatiently(async () => {
    const response = await client.raw('GET', path);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  });
  if (createHash('sha256').update(content).digest('hex') !== sha256)
    throw new Error(`${path} is not the file that the minutes name`);
}
