import { Problem } from '../client/api-client.js';
import { verifyReceipt } from '../bando-commands.js';
import type { Bidder } from '../people.js';
import { writeReceipt } from '../receipt-file.js';
import type { Rehearsal } from '../rehearsal.js';
import { makeEnvelopes, type NamedEnvelope } from './make-envelopes.js';

interface Revision {
  readonly revision: number;
  readonly action: 'commit' | 'replace' | 'withdraw';
  readonly envelopes: readonly NamedEnvelope[];
}

/** A replacement that its bidder will try to send when it is too late. */
export interface LateBid {
  readonly bidder: Bidder;
  readonly revision: Revision;
}

/** Every supplier seals, uploads and commits; returns what somebody still has in mind for after the deadline. */
export async function submitBids(rehearsal: Rehearsal): Promise<LateBid[]> {
  const { fixture, cast } = rehearsal;
  const bidding = cast.bidders.filter(({ handle }) => fixture.offersOf(handle).length > 0);
  const late = await rehearsal.together(bidding, (bidder) => submitBid(rehearsal, bidder));
  return late.flat();
}

async function submitBid(rehearsal: Rehearsal, bidder: Bidder): Promise<LateBid[]> {
  const { fixture, progress } = rehearsal;
  const { handle, firm } = bidder;
  rehearsal.newBid(handle);
  let revision = 0;
  const revise = (action: Revision['action'], envelopes: NamedEnvelope[]): Promise<void> =>
    sendRevision(rehearsal, bidder, { revision: ++revision, action, envelopes });
  const offers = fixture.offersOf(handle);
  const revised = fixture.actOf(handle, 'reviseBid');
  if (revised) {
    const first = revised.first.map((offer) => fixture.toOffer(offer));
    await revise('commit', await makeEnvelopes(rehearsal, bidder, first));
    await revise('withdraw', []);
    progress.say(`${handle}: committed, and withdrew`);
  }
  await revise('commit', await makeEnvelopes(rehearsal, bidder, offers));
  progress.say(`${handle}: ${firm} has bid for ${offers.map(({ lot }) => lot).join(', ')}; receipt verified`);
  const late = fixture.actOf(handle, 'replaceLate');
  if (!late) return [];
  const all = [...offers, ...late.adds.map((offer) => fixture.toOffer(offer))];
  const envelopes = await makeEnvelopes(rehearsal, bidder, all);
  return [{ bidder, revision: { revision: revision + 1, action: 'replace', envelopes } }];
}

async function sendRevision(rehearsal: Rehearsal, bidder: Bidder, revision: Revision): Promise<void> {
  const bid = rehearsal.getBid(bidder.handle);
  const envelopes = revision.envelopes.map(({ kind, lot, sha256, bytes }) => ({ kind, lot, sha256, bytes }));
  const receipt = await bidder.client.revise(rehearsal.tender, bid, { ...revision, envelopes });
  const file = writeReceipt(rehearsal.folder, { supplier: bidder.handle, ...revision }, receipt);
  const sealed = revision.envelopes.map((envelope) => envelope.file);
  await verifyReceipt(rehearsal, bidder, file, sealed);
  rehearsal.receipts.push(file);
}

/** What is refused with the deadline as its reason is counted; anything else is an error. */
export async function sendLate(rehearsal: Rehearsal, late: readonly LateBid[]): Promise<void> {
  for (const { bidder, revision } of late) {
    try {
      await sendRevision(rehearsal, bidder, revision);
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'submissionTermExpired')) throw error;
      rehearsal.refusedCommits += 1;
      rehearsal.progress.say(
        `${bidder.handle}: tried to ${revision.action} its bid, too late (${error.code})`,
      );
    }
  }
}
