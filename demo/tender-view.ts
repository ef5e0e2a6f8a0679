import { z } from 'zod';
import { deadlineKinds } from '../domain/tender/commands.js';
import { lotPhases, tenderPhases } from '../domain/tender/tender.js';
import type { BidId, LotId } from '../domain/types.js';

/** What the demo reads of the API's answers. */

const lotIdSchema = z.string().transform((id) => id as LotId);
const bidIdSchema = z.string().transform((id) => id as BidId);

export const tenderSchema = z.object({
  id: z.string(),
  phase: z.enum(tenderPhases),
  version: z.int(),
  now: z.string(),
  submissionDeadline: z.string(),
  nextDeadline: z.object({ kind: z.enum(deadlineKinds), dueAt: z.string() }).nullable(),
  lots: z.array(
    z.object({
      id: lotIdSchema,
      phase: z.enum(lotPhases),
      standstillEndsAt: z.string().nullish(),
      signatureStayed: z.boolean(),
      branches: z.array(z.object({ outcome: z.string(), version: z.int() })),
    }),
  ),
});
export type TenderView = z.infer<typeof tenderSchema>;

const envelopeSchema = z.object({
  bid: bidIdSchema,
  refused: z.string().nullable(),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
});
export const openingsSchema = z.object({
  items: z.array(
    z.object({
      kind: z.string(),
      lot: lotIdSchema.nullable(),
      readAt: z.string().nullable(),
      envelopes: z.array(envelopeSchema),
    }),
  ),
});

export const bidsSchema = z.object({
  items: z.array(
    z.object({
      bid: bidIdSchema,
      lots: z.array(
        z.object({
          ...{ lot: lotIdSchema, standing: z.string(), sharesWith: z.array(bidIdSchema) },
          guarantee: z.object({ findings: z.array(z.object({ code: z.string() })) }).nullable(),
          agreement: z.object({ code: z.string(), outcome: z.string().nullable() }).nullable(),
        }),
      ),
    }),
  ),
});

export const requestsSchema = z.object({
  items: z.array(z.object({ request: z.string(), bid: bidIdSchema, dueAt: z.string() })),
});

const scoreSchema = z.object({ leaves: z.record(z.string(), z.string()), total: z.string() });
/** The stored evaluation of a lot, as anyone may recompute it. */
export const evaluationSchema = z.object({
  technical: z.record(z.string(), scoreSchema),
  belowThreshold: z.array(bidIdSchema),
  economic: z.record(z.string(), z.string()),
  ranking: z.array(
    z.object({
      bid: bidIdSchema,
      technical: z.string(),
      economic: z.string(),
      total: z.string(),
      priceCents: z.int(),
    }),
  ),
  flagged: z.array(bidIdSchema),
});
export type Evaluation = z.infer<typeof evaluationSchema>;
