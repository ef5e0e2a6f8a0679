import { z } from 'zod';
import { reductionGrounds } from '../../domain/guarantees/reductions.js';
import { bidIdSchema, legalDateSchema, lotIdSchema, sha256Schema, textSchema } from './common.js';
import { documentSchema } from './draft.js';

/** Parts of the bodies of commands. */

/** Every act says why. */
export const act = {
  reasons: textSchema(20_000).meta({
    description: 'Why: the grounds of the act, which is signed and registered',
  }),
  attachments: z.array(documentSchema).max(50).optional(),
};
export const lot = { lot: lotIdSchema };
export const bid = { bid: bidIdSchema };
export const lots = { lots: z.array(lotIdSchema).min(1).max(100) };
export const malfunctions = {
  malfunctions: z
    .array(z.uuid())
    .max(100)
    .default([])
    .meta({ description: 'Entries of the register of malfunctions, where a malfunction is the cause' }),
};
export const challenge = {
  challenge: sha256Schema.meta({ description: 'The challenge: the command id of its `recordAppeal`' }),
};
export const notifiedOn = {
  notifiedOn: legalDateSchema.meta({ description: 'Day of the notification to the authority' }),
};
export const ground = z
  .string()
  .regex(/^[\w .,()-]{1,120}$/)
  .meta({ description: 'The provision that excludes: `art. 94 c. 1`', example: 'art. 101 c. 2' });
export const obligationIdSchema = z.string().regex(/^[A-Z0-9.]{1,10}$/);
export const agreementCodeSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{3}$/)
  .meta({ example: 'C011' });
export const guaranteeFields = {
  amountCents: z
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .meta({ description: 'Of the guarantee, in cents' }),
  grounds: z.array(z.enum(reductionGrounds)).max(3).default([]).meta({
    description:
      'What it is reduced for (art. 106 c. 8); quality system and small enterprise are alternatives, the larger counts',
  }),
  marksPercent: z
    .int()
    .min(0)
    .max(100)
    .default(0)
    .meta({ description: 'Reduction that the documents give for marks of annex II.13, per cent' }),
};
export const days = { days: z.int().min(1).max(365) };
