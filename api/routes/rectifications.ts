import { z } from 'zod';
import { RectificationCommitting } from '../../application/bidding/file-rectification.js';
import { ReceiptIssuer } from '../../application/bidding/receipt-issuer.js';
import { PublishedKeys } from '../../application/custody/published-keys.js';
import { EnvelopeReading } from '../../application/custody/read-envelope-file.js';
import { Rectifications } from '../../application/custody/rectifications.js';
import { openSealedStorage, openUploadFolder } from '../../application/storage.js';
import { rectifiableKinds } from '../../domain/tender/rectification/state.js';
import { personOf, supplierOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import {
  bidParams,
  idempotencyHeaders,
  instantSchema,
  lotIdSchema,
  sha256Schema,
  tenderIdSchema,
  tenderParams,
} from '../schemas/common.js';
import { committedSchema, receiptSchema } from './bids.js';
import { downloadHeaders, fileSchema, versionSchema } from './openings.js';

const kindSchema = z.enum(rectifiableKinds);

const filingSchema = z.strictObject({
  kind: kindSchema,
  lot: lotIdSchema,
  sha256: sha256Schema,
  bytes: z.int().min(1),
});

const ownSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      kind: kindSchema,
      lot: lotIdSchema,
      revision: z.int().meta({ description: 'The revision of the bid that it rectifies' }),
      receivedAt: instantSchema,
      receipt: receiptSchema,
    }),
  ),
});

const offerSchema = z.strictObject({
  discountPercent: z.string(),
  priceCents: z.int(),
  labourCostCents: z.int(),
  safetyCostCents: z.int(),
});

const readSchema = z.strictObject({
  refused: z.string().nullable().meta({ description: 'Code of what is wrong with the envelope' }),
  offer: offerSchema.nullable(),
  files: z.array(fileSchema),
});

const listSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      rectification: z
        .uuid()
        .meta({ description: 'A label, drawn at random: it says nothing of the bidder' }),
      kind: kindSchema,
      lot: lotIdSchema,
      outcome: z.enum(['accepted', 'refused']).nullable(),
      original: readSchema,
      rectified: readSchema,
    }),
  ),
});

const fileParams = z.strictObject({
  id: tenderIdSchema,
  rectification: z.uuid(),
  version: versionSchema,
  name: z.string().min(1).max(1_000),
});

/** Sealed rectifications of a material error (art. 101 c. 4 d.lgs. 36/2023). */
export function rectificationRoutes(dependencies: ApiDependencies): Route[] {
  const { dataSource, secrets, settings } = dependencies;
  const receipts = new ReceiptIssuer(settings.url, secrets.receiptSigningJwk);
  const committing = new RectificationCommitting(dataSource, new PublishedKeys(dataSource), receipts);
  return [filingRoute(committing), ownRoute(committing), ...decidingRoutes(dependencies)];
}

function filingRoute(committing: RectificationCommitting): Route {
  return defineRoute({
    method: 'post',
    path: '/tenders/{id}/bids/{bid}/rectifications',
    operationId: 'fileRectification',
    summary: 'File a sealed rectification of a material error',
    description:
      'From the closing until the key of the envelope is first used, once for each technical or economic envelope. It is ' +
      'sealed to the same key, uploaded like an envelope and kept beside the original. Nobody else learns of it.',
    tag: 'bidding',
    access: { supplier: true },
    secret: true,
    request: {
      params: bidParams,
      headers: idempotencyHeaders,
      body: filingSchema,
    },
    responses: {
      201: { description: 'Received', schema: committedSchema },
      200: { description: 'Received before, under the same key: the same receipt', schema: committedSchema },
    },
    handler: async ({ caller }, { params, headers, body }) => {
      const bidder = { person: personOf(caller), supplier: supplierOf(caller) };
      const request = { tender: params.id, bid: params.bid, ...body };
      const { receipt, isRepeated } = await committing.file(bidder, request, headers['idempotency-key']);
      return { status: isRepeated ? 200 : 201, body: { receipt } };
    },
  });
}

function ownRoute(committing: RectificationCommitting): Route {
  return defineRoute({
    method: 'get',
    path: '/tenders/{id}/rectifications/mine',
    operationId: 'listOwnRectifications',
    summary: 'My supplier’s sealed rectifications with their receipts',
    tag: 'bidding',
    access: { supplier: true },
    secret: true,
    request: { params: tenderParams },
    responses: { 200: { description: 'In the order of their filing', schema: ownSchema } },
    handler: async ({ caller }, { params }) => ({
      status: 200,
      body: { items: await committing.listOwn(params.id, supplierOf(caller)) },
    }),
  });
}

function decidingRoutes({ dataSource, secrets, settings }: ApiDependencies): Route[] {
  const sealed = openSealedStorage(secrets.storageKey);
  const reading = new EnvelopeReading(dataSource, openUploadFolder(settings.storageDir), sealed);
  const rectifications = new Rectifications(dataSource, reading, sealed);
  return [
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/rectifications',
      operationId: 'listRectifications',
      summary: 'Opened rectifications beside the envelopes that they correct, without whose they are',
      tag: 'evaluation',
      access: { roles: ['rup'] },
      request: { params: tenderParams },
      responses: { 200: { description: 'In the order of their labels', schema: listSchema } },
      handler: async (_context, { params }) => ({
        status: 200,
        body: { items: await rectifications.list(params.id) },
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/rectifications/{rectification}/files/{version}/{name}',
      operationId: 'readRectificationFile',
      summary: 'One file of a rectification, or of the envelope that it corrects',
      tag: 'evaluation',
      access: { roles: ['rup'] },
      request: { params: fileParams },
      responses: { 200: { description: 'The file', contentType: 'application/octet-stream' } },
      handler: async (_context, { params }) => {
        const { id, rectification, version, name } = params;
        const file = await rectifications.open(id, rectification, version, name);
        return { status: 200, headers: downloadHeaders(file), stream: file.write };
      },
    }),
  ];
}
