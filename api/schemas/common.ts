import { z } from 'zod';
import type {
  AuthorityId,
  BidId,
  LotId,
  PersonId,
  Sha256Hex,
  SupplierId,
  TenderId,
} from '../../domain/types.js';

/** Building blocks of requests and answers; each carries its OpenAPI description. */

/** A text with the domain's brand: no transform, so that the same schema describes requests and answers. */
function branded<T extends string>(schema: z.ZodType<string, string>): z.ZodType<T, string> {
  return schema as unknown as z.ZodType<T, string>;
}

const uuid = z.uuid().lowercase();

export const tenderIdSchema = branded<TenderId>(uuid);
export const bidIdSchema = branded<BidId>(uuid);
export const supplierIdSchema = branded<SupplierId>(uuid);
export const personIdSchema = branded<PersonId>(z.string().min(1).max(200));
export const authorityIdSchema = branded<AuthorityId>(z.string().regex(/^[a-z0-9-]{1,40}$/));
export const lotIdSchema = branded<LotId>(z.string().regex(/^LOT-\d{4}$/));

export const instantSchema = z.string().meta({ format: 'date-time', example: '2026-11-23T10:00:00.000000Z' });
export const sha256Schema = branded<Sha256Hex>(z.string().regex(/^[0-9a-f]{64}$/));
export const uploadIdSchema = z.string().regex(/^[0-9a-f]{32}$/);
/** An instant that a client sets: one that exists, at most to the microsecond. */
export const instantInputSchema = z.iso
  .datetime({ precision: 3 })
  .or(z.iso.datetime({ precision: 6 }))
  .meta({ example: '2026-11-23T10:00:00.000Z' });

/** A day of Rome's calendar that exists. */
export const legalDateSchema = z.iso.date().meta({ example: '2026-11-23' });

/** Text that may be blank. Control characters and halves of characters are no text. */
export function anyTextSchema(max: number): z.ZodString {
  return z
    .string()
    .max(max)
    .regex(/^[^\p{Surrogate}\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/u, 'plain text');
}

/** Text that says something. */
export function textSchema(max: number): z.ZodString {
  return anyTextSchema(max).min(1).regex(/\S/, 'not blank');
}

export const localisedTextSchema = z.strictObject({
  it: textSchema(20_000),
  en: textSchema(20_000),
});

/** `/tenders/{id}…` and `/drafts/{id}…`: a tender keeps the id of its draft. */
export const tenderParams = z.strictObject({ id: tenderIdSchema });

/** `/tenders/{id}/bids/{bid}…`. */
export const bidParams = tenderParams.extend({ bid: bidIdSchema });

/** A write that may be sent twice carries a key of the client's own: the second time it gets the first answer. */
export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{8,128}$/, '8 to 128 visible ASCII characters')
    .meta({ description: 'Chosen by the client, new for each new write' }),
});

/** Pages go on with the opaque cursor of the page before. */
export const pageQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() });
}
