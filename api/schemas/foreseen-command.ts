import { z } from 'zod';
import { deadlineKinds } from '../../domain/tender/commands.js';
import { readerGroups } from '../../domain/tender/communication-readers.js';
import { communicationKinds } from '../../domain/tender/effects.js';
import { lotPhases, tenderPhases } from '../../domain/tender/tender.js';
import { problemSchema } from '../problem.js';
import { bidIdSchema, instantSchema, lotIdSchema } from './common.js';

export const dryRunQuery = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: '`true` asks what the command would do: nothing is recorded, signed or sent' }),
});

const wouldBeAccepted = z.strictObject({
  wouldBe: z.literal('accepted'),
  events: z
    .array(z.strictObject({ type: z.string(), data: z.record(z.string(), z.unknown()) }))
    .meta({ description: 'What would be recorded, as far as the caller may know it' }),
  terms: z
    .array(
      z.strictObject({
        kind: z.enum(deadlineKinds),
        lot: lotIdSchema.nullable(),
        before: instantSchema.nullable(),
        after: instantSchema.nullable(),
      }),
    )
    .meta({
      description: 'Awaited instants that would appear (`before` null), move or vanish (`after` null)',
    }),
  communications: z.array(
    z.strictObject({
      kind: z.enum(communicationKinds),
      lot: lotIdSchema.nullable(),
      bid: bidIdSchema.nullable(),
      to: z.array(
        z.strictObject({
          readers: z.enum(readerGroups),
          count: z
            .int()
            .nullable()
            .meta({ description: 'Null where the caller may not know, or nobody yet' }),
        }),
      ),
    }),
  ),
  phase: z.strictObject({
    tender: z.strictObject({ before: z.enum(tenderPhases).nullable(), after: z.enum(tenderPhases) }),
    lots: z.array(
      z.strictObject({
        lot: lotIdSchema,
        before: z.enum(lotPhases).nullable(),
        after: z.enum(lotPhases),
      }),
    ),
  }),
});

const wouldBeRefused = z.strictObject({
  wouldBe: z.literal('refused'),
  code: z.string(),
  params: problemSchema.shape.params,
  article: problemSchema.shape.article,
});

/** The answer to a command that is asked as a dry run. */
export const foreseenCommandSchema = z
  .discriminatedUnion('wouldBe', [wouldBeAccepted, wouldBeRefused])
  .meta({ id: 'ForeseenCommand' });
