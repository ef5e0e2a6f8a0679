import { z } from 'zod';
import { proposalCauses } from '../../domain/tender/bidding/proposal-causes.js';
import { instantSchema } from './common.js';

const shownText = z.strictObject({ it: z.string(), en: z.string() });

export const extensionProposalSchema = z
  .strictObject({
    cause: z.enum(proposalCauses),
    stands: z
      .boolean()
      .meta({ description: 'False for what a significant rectification made now would ask for' }),
    proposedDeadline: instantSchema,
    article: z.string(),
    verified: z
      .boolean()
      .meta({ description: 'False while the length is still to be compared with the law' }),
    reason: shownText,
    arithmetic: shownText,
    malfunctions: z
      .array(z.uuid())
      .meta({ description: 'Entries of the register that took some of the term' }),
  })
  .meta({ id: 'ExtensionProposal' });

export const extensionProposalsSchema = z.strictObject({ items: z.array(extensionProposalSchema) });
