import { z } from 'zod';
import { auxiliaryPurposes, participantRoles, participationForms } from '../../domain/participants/forms.js';
import { participantsFormat } from '../../domain/participants/participants.js';
import { instantSchema, lotIdSchema, tenderIdSchema } from './common.js';

const company = { country: z.string(), taxCode: z.string(), name: z.string() };

/** `bando-participants/1`, as it was read in an administrative envelope. */
export const participantsSchema = z
  .strictObject({
    format: z.literal(participantsFormat),
    tender: tenderIdSchema,
    form: z.enum(participationForms),
    parts: z.array(
      z.strictObject({
        ...company,
        role: z.enum(participantRoles),
        share: z.string().nullable().meta({ description: 'Per cent of the performance' }),
        executing: z.boolean(),
        auxiliaries: z.array(z.strictObject({ ...company, purpose: z.enum(auxiliaryPurposes) })),
        subcontracts: z.array(z.strictObject({ what: z.string(), percent: z.string().nullable() })),
        filledBy: z.strictObject({ name: z.string(), at: instantSchema }),
      }),
    ),
    lotPreference: z.array(lotIdSchema).nullable(),
    agreements: z
      .array(
        z.strictObject({ lot: lotIdSchema, code: z.string(), title: z.string(), equivalent: z.boolean() }),
      )
      .optional()
      .meta({ description: 'Collective agreements applied, `equivalent` where it declares so (art. 11)' }),
  })
  .meta({ id: 'Participants' });
