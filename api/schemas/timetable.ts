import { z } from 'zod';
import { timetableKinds } from '../../domain/tender/timetable-item.js';
import { instantSchema, lotIdSchema } from './common.js';

/** Dates with the rule, the article and the sum behind each. */
export const timetableSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        kind: z.enum(timetableKinds),
        lot: lotIdSchema.nullable(),
        at: instantSchema,
        rule: z.string(),
        article: z.string(),
        startEvent: z.string(),
        startAt: instantSchema,
        arithmetic: z.strictObject({ it: z.string(), en: z.string() }),
        verified: z
          .boolean()
          .meta({ description: 'False while the term is still to be compared with the law' }),
      }),
    ),
  })
  .meta({ id: 'Timetable' });
