import { z } from 'zod';
import type { ProposalCause } from '../../domain/tender/bidding/proposal-causes.js';
import type { Rehearsal } from '../rehearsal.js';
import { expectRefused } from './expect.js';

export const proposalSchema = z.object({
  cause: z.string(),
  stands: z.boolean(),
  proposedDeadline: z.string(),
  malfunctions: z.array(z.string()),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** What the law asks for by one cause; throws where it asks for nothing. */
export async function readProposal(rehearsal: Rehearsal, cause: ProposalCause): Promise<Proposal> {
  const { items } = await rehearsal.cast.rup.client.get(
    `${rehearsal.path}/extension-proposals`,
    z.object({ items: z.array(proposalSchema) }),
  );
  const found = items.find((item) => item.cause === cause);
  if (!found) throw new Error(`no extension is proposed for ${cause}`);
  return found;
}

/** A minute less than the law asks for is refused; what it asks for is done. */
export async function extendAsProposed(
  rehearsal: Rehearsal,
  proposal: Proposal,
  reasons: string,
): Promise<void> {
  const { cause, malfunctions, proposedDeadline } = proposal;
  const { rup } = rehearsal.cast;
  const extend = (submissionDeadline: string): Promise<unknown> =>
    rehearsal.act(rup, 'extendSubmission', { reasons, cause, malfunctions, submissionDeadline });
  const short = new Date(Date.parse(proposedDeadline) - 60_000).toISOString();
  await expectRefused('extensionRequired', () => extend(short));
  await extend(proposedDeadline);
  const { submissionDeadline } = await rehearsal.view();
  if (Date.parse(submissionDeadline) !== Date.parse(proposedDeadline))
    throw new Error(`the deadline is ${submissionDeadline}, not ${proposedDeadline}`);
}
