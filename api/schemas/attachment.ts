import { z } from 'zod';
import { sha256Schema, uploadIdSchema } from './common.js';
import { verdictSchema } from './inspection.js';

/** A file that a bidder sent with what it wrote. */
export const attachmentSchema = z.strictObject({
  id: uploadIdSchema,
  bytes: z.int(),
  sha256: sha256Schema,
  inspection: verdictSchema.optional(),
});
