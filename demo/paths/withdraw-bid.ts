import { z } from 'zod';
import type { Rehearsal } from '../rehearsal.js';

const ownBidSchema = z.object({ bid: z.string(), revisions: z.array(z.object({ revision: z.int() })) });

/** The supplier takes its bid back: the revision that says so follows the last one. */
export async function withdrawBid(rehearsal: Rehearsal, supplier: string): Promise<void> {
  const { client } = rehearsal.getBidder(supplier);
  const { bid, revisions } = await client.get(`${rehearsal.path}/bids/mine`, ownBidSchema);
  const revision = (revisions.at(-1)?.revision ?? 0) + 1;
  await client.revise(rehearsal.tender, bid, { revision, action: 'withdraw', envelopes: [] });
}
