import { z } from 'zod';
import { envelopeKinds, type EnvelopeKind, type LotId } from '../../domain/types.js';
import { lotIdSchema, tenderIdSchema } from './common.js';

export const envelopeKindSchema = z.enum(envelopeKinds);

/** How a path writes "no lot": the administrative envelopes' key. */
const noLot = '-';

export const lotSegmentSchema = z
  .union([lotIdSchema, z.literal(noLot)])
  .meta({ description: '`-` for the administrative envelopes, which are of no lot' });

export function lotOfSegment(segment: LotId | typeof noLot): LotId | null {
  return segment === noLot ? null : segment;
}

export const keyParams = z.strictObject({
  id: tenderIdSchema,
  kind: envelopeKindSchema,
  lot: lotSegmentSchema,
});

/** A client that knows nothing of rounds never releases a share for a later one. */
export const roundQuery = z.strictObject({
  round: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(1)
    .meta({ description: 'Use of the key that the share is for, as `GET` of the key says it' }),
});

export function toKeyPlace({ id, kind, lot }: z.output<typeof keyParams>) {
  return { tender: id, kind: kind satisfies EnvelopeKind, lot: lotOfSegment(lot) };
}

export const base64Schema = z.base64().max(100_000);
export const hexSchema = z.string().regex(/^([0-9a-f]{2}){1,64}$/);
