import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { BidderRequests } from '../../application/bidding/requests.js';
import { openUploadFolder } from '../../application/storage.js';
import { personOf, supplierOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import { attachmentSchema } from '../schemas/attachment.js';
import {
  bidIdSchema,
  idempotencyHeaders,
  instantSchema,
  lotIdSchema,
  tenderParams,
  uploadIdSchema,
} from '../schemas/common.js';
import { downloadHeaders } from './openings.js';

const requestIdSchema = z.string().min(1).max(200);

const replySchema = z.strictObject({
  id: z.uuid(),
  text: z.string(),
  uploads: z.array(attachmentSchema),
  repliedAt: instantSchema,
});

const requestSchema = z.strictObject({
  request: requestIdSchema,
  kind: z.enum(['integration', 'explanations', 'interpello']),
  bid: bidIdSchema,
  lot: lotIdSchema.nullable(),
  text: z.string(),
  requestedAt: instantSchema,
  dueAt: instantSchema,
  replies: z.array(replySchema),
});

const requestParams = tenderParams.extend({ request: requestIdSchema });
const readers = ['rup', 'awardOrgan', 'seggio', 'commissioner', 'auditor', 'supplier'] as const;

/** Soccorso istruttorio (art. 101) and explanations of low bids (art. 110), and what bidders reply. */
export function requestRoutes({ dataSource, settings, inspections }: ApiDependencies): Route[] {
  const requests = new BidderRequests(
    dataSource,
    openUploadFolder(settings.storageDir),
    inspections,
    settings.quotas,
  );
  return [
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/requests',
      operationId: 'listRequests',
      summary: 'Requests to bidders; to a supplier its own',
      tag: 'bidding',
      access: { roles: readers },
      request: { params: tenderParams },
      responses: {
        200: { description: 'In the order made', schema: z.strictObject({ items: z.array(requestSchema) }) },
      },
      handler: async ({ caller }, { params }) => ({
        status: 200,
        body: { items: await requests.list(params.id, caller) },
      }),
    }),
    defineRoute({
      method: 'post',
      path: '/tenders/{id}/requests/{request}/replies',
      operationId: 'replyToRequest',
      summary: 'Reply within the term',
      tag: 'bidding',
      access: { supplier: true },
      secret: true,
      request: {
        params: requestParams,
        headers: idempotencyHeaders,
        body: z.strictObject({
          text: z.string().min(1).max(100_000),
          uploads: z.array(uploadIdSchema).max(50).default([]),
        }),
      },
      responses: { 201: { description: 'Received', schema: replySchema } },
      handler: async ({ caller }, { params, headers, body }) => {
        const bidder = { person: personOf(caller), supplier: supplierOf(caller) };
        const reply = { tender: params.id, request: params.request, ...body };
        const stored = await requests.reply(bidder, reply, headers['idempotency-key']);
        const { id, text, uploads, repliedAt } = stored;
        return { status: 201, body: { id, text, uploads, repliedAt } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/requests/{request}/files/{upload}',
      operationId: 'readReplyFile',
      summary: 'A file of a reply',
      tag: 'bidding',
      access: { roles: readers },
      request: { params: requestParams.extend({ upload: uploadIdSchema }) },
      responses: { 200: { description: 'The file', contentType: 'application/octet-stream' } },
      handler: async ({ caller }, { params }) => {
        const file = await requests.openAttachment(params.id, caller, params.request, params.upload);
        const headers = downloadHeaders({ name: file.id, bytes: file.bytes });
        return { status: 200, headers, stream: (target) => pipeline(file.content, target, { end: false }) };
      },
    }),
  ];
}
