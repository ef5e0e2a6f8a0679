import { z } from 'zod';

/** What the twin does about one company, in one procurement or in all: tests and demos tell it beforehand. */
export const scriptSchema = z.strictObject({
  codiceFiscale: z.string().min(1),
  /** Null for every procurement that has no script of its own. */
  idAppalto: z.uuid().nullable().default(null),
  /** Whether the operator lets the authority in; `waiting`: it has not answered. */
  access: z.enum(['granted', 'denied', 'waiting']).default('granted'),
  /** Every request about this company is answered 503. */
  outOfOrder: z.boolean().default(false),
  /** Code of the document → `statoComprova`; `none` where the certifying body has no document. */
  outcomes: z.record(z.string(), z.enum(['001', '002', '003', '004', '005', 'none'])).default({}),
  /** For every other document. */
  otherwise: z.enum(['001', '002', '003', '004', '005', 'none']).default('003'),
  /** How long a request is under way. */
  delayMs: z.int().min(0).max(86_400_000).default(1_000),
});
export type Script = z.infer<typeof scriptSchema>;
