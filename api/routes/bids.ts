import { z } from 'zod';
import { BidCommitting } from '../../application/bidding/commit-bid.js';
import { PublishedKeys } from '../../application/custody/published-keys.js';
import { ReceiptIssuer } from '../../application/bidding/receipt-issuer.js';
import { bidActions } from '../../domain/ledger/receipt-claims.js';
import { personOf, supplierOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import {
  bidIdSchema,
  bidParams,
  idempotencyHeaders,
  instantSchema,
  lotIdSchema,
  sha256Schema,
  tenderParams,
} from '../schemas/common.js';
import { envelopeKindSchema } from '../schemas/keys.js';

/** As many as the lots that a tender can have, twice, and one. */
const maxEnvelopes = 2_001;

const revisionSchema = z.strictObject({
  revision: z.int().min(1).max(10_000).meta({ description: 'One more than the revision that it replaces' }),
  action: z.enum(bidActions),
  envelopes: z
    .array(
      z.strictObject({
        kind: envelopeKindSchema,
        lot: lotIdSchema.nullable().meta({ description: 'Null for the administrative envelope' }),
        sha256: sha256Schema,
        bytes: z.int().min(1),
      }),
    )
    .max(maxEnvelopes)
    .meta({
      description: 'One administrative, and for each lot one technical and one economic; none to withdraw',
    }),
});

export const receiptSchema = z
  .string()
  .meta({ description: 'Compact JWS (EdDSA), verified with `/.well-known/jwks.json`' });
export const committedSchema = z.strictObject({ receipt: receiptSchema });

const ownBidSchema = z.strictObject({
  bid: bidIdSchema.nullable(),
  revisions: z.array(
    z.strictObject({
      revision: z.int(),
      action: z.enum(bidActions),
      receivedAt: instantSchema,
      receipt: receiptSchema,
    }),
  ),
});

/** Sealed bids of a supplier's people. */
export function bidRoutes({ dataSource, secrets, settings }: ApiDependencies): Route[] {
  const receipts = new ReceiptIssuer(settings.url, secrets.receiptSigningJwk);
  const committing = new BidCommitting(dataSource, new PublishedKeys(dataSource), receipts);
  return [
    defineRoute({
      method: 'post',
      path: '/tenders/{id}/bids/{bid}/revisions',
      operationId: 'commitBid',
      summary: 'Commit, replace or withdraw a bid',
      description:
        'Names uploads by their digests. The database’s clock, taken once, is the test against the deadline and the ' +
        'receipt’s time. A repeated key is answered with the first receipt, also after the deadline.',
      tag: 'bidding',
      access: { supplier: true },
      secret: true,
      request: {
        params: bidParams,
        headers: idempotencyHeaders,
        body: revisionSchema,
      },
      responses: {
        201: { description: 'Received', schema: committedSchema },
        200: {
          description: 'Received before, under the same key: the same receipt',
          schema: committedSchema,
        },
      },
      handler: async ({ caller }, { params, headers, body }) => {
        const bidder = { person: personOf(caller), supplier: supplierOf(caller) };
        const request = { tender: params.id, bid: params.bid, ...body };
        const { receipt, isRepeated } = await committing.commit(bidder, request, headers['idempotency-key']);
        return { status: isRepeated ? 200 : 201, body: { receipt } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/bids/mine',
      operationId: 'getOwnBid',
      summary: 'My supplier’s bid with its receipts',
      tag: 'bidding',
      access: { supplier: true },
      secret: true,
      request: { params: tenderParams },
      responses: { 200: { description: 'The bid; null where there is none', schema: ownBidSchema } },
      handler: async ({ caller }, { params }) => {
        const own = await committing.findOwn(params.id, supplierOf(caller));
        return { status: 200, body: own ?? { bid: null, revisions: [] } };
      },
    }),
  ];
}
