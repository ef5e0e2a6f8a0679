import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { GroupChanges } from '../../application/bidding/group-changes.js';
import { openUploadFolder } from '../../application/storage.js';
import { groupChangeGrounds } from '../../domain/participants/group-change.js';
import { groupChangeOutcomes } from '../../domain/tender/group-changes/state.js';
import { personOf, supplierOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import {
  bidIdSchema,
  bidParams,
  idempotencyHeaders,
  instantSchema,
  tenderParams,
  uploadIdSchema,
} from '../schemas/common.js';
import { participantsSchema } from '../schemas/participants.js';
import { attachmentSchema } from '../schemas/attachment.js';
import { downloadHeaders } from './openings.js';

const readers = ['rup', 'awardOrgan', 'seggio', 'commissioner', 'auditor', 'supplier'] as const;
const groundSchema = z.enum(groupChangeGrounds).meta({
  description:
    'A member is put out or replaced (art. 97), or leaves for the organisation of the group (art. 68 c. 17)',
});

const changeSchema = z.strictObject({
  id: z.uuid(),
  bid: bidIdSchema,
  ground: groundSchema,
  reasons: z.string(),
  participants: participantsSchema,
  uploads: z.array(attachmentSchema),
  filedAt: instantSchema,
  outcome: z.enum(groupChangeOutcomes).nullable().meta({ description: 'Null until the RUP has decided' }),
});

const filingSchema = z.strictObject({
  ground: groundSchema,
  reasons: z.string().min(1).max(100_000),
  participants: participantsSchema,
  uploads: z.array(uploadIdSchema).max(50).default([]),
});

/** Changes in the group that made a bid (arts 68 c. 17, 97 d.lgs. 36/2023). */
export function groupChangeRoutes({ dataSource, settings, inspections }: ApiDependencies): Route[] {
  const changes = new GroupChanges(dataSource, openUploadFolder(settings.storageDir), inspections);
  return [listRoute(changes), filingRoute(changes), fileRoute(changes)];
}

function listRoute(changes: GroupChanges): Route {
  return defineRoute({
    method: 'get',
    path: '/tenders/{id}/group-changes',
    operationId: 'listGroupChanges',
    summary: 'Changes in groups that have bid; to a supplier its own',
    tag: 'bidding',
    access: { roles: readers },
    request: { params: tenderParams },
    responses: {
      200: {
        description: 'In the order of their filing',
        schema: z.strictObject({ items: z.array(changeSchema) }),
      },
    },
    handler: async ({ caller }, { params }) => ({
      status: 200,
      body: { items: await changes.list(params.id, caller) },
    }),
  });
}

function filingRoute(changes: GroupChanges): Route {
  return defineRoute({
    method: 'post',
    path: '/tenders/{id}/bids/{bid}/group-changes',
    operationId: 'fileGroupChange',
    summary: 'File a change in the group that made the bid',
    description:
      'From the reading of the administrative envelope to the signature, one at a time: who takes part from then on, and ' +
      'why. What was offered stays as it is. The RUP accepts or refuses by an act.',
    tag: 'bidding',
    access: { supplier: true },
    secret: true,
    request: {
      params: bidParams,
      headers: idempotencyHeaders,
      body: filingSchema,
    },
    responses: { 201: { description: 'Filed', schema: changeSchema } },
    handler: async ({ caller }, { params, headers, body }) => {
      const bidder = { person: personOf(caller), supplier: supplierOf(caller) };
      const change = { tender: params.id, bid: params.bid, ...body };
      return { status: 201, body: await changes.file(bidder, change, headers['idempotency-key']) };
    },
  });
}

function fileRoute(changes: GroupChanges): Route {
  return defineRoute({
    method: 'get',
    path: '/tenders/{id}/group-changes/{change}/files/{upload}',
    operationId: 'readGroupChangeFile',
    summary: 'A file of a change',
    tag: 'bidding',
    access: { roles: readers },
    request: { params: tenderParams.extend({ change: z.uuid(), upload: uploadIdSchema }) },
    responses: { 200: { description: 'The file', contentType: 'application/octet-stream' } },
    handler: async ({ caller }, { params }) => {
      const file = await changes.openAttachment(params.id, caller, params.change, params.upload);
      const headers = downloadHeaders({ name: file.id, bytes: file.bytes });
      return { status: 200, headers, stream: (target) => pipeline(file.content, target, { end: false }) };
    },
  });
}
