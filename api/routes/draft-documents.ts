import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { DraftDocuments, type DocumentStream } from '../../application/tenders/draft-documents.js';
import { openUploadFolder } from '../../application/storage.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route, type RouteResult } from '../route.js';
import { instantSchema, sha256Schema, tenderParams } from '../schemas/common.js';
import { verdictSchema } from '../schemas/inspection.js';
import { downloadHeaders } from './openings.js';

const maxDocumentBytes = 256 * 1024 ** 2;

const sentSchema = z.strictObject({
  sha256: sha256Schema.meta({ description: 'By which the draft names it, with its length' }),
  bytes: z.int(),
  inspection: verdictSchema,
  inspectedAt: instantSchema,
});

const documentParams = tenderParams.extend({ sha256: sha256Schema });
const writers = ['officer', 'rup'] as const;
const readers = ['officer', 'manager', 'auditor', 'rup', 'awardOrgan'] as const;

/** The files of a tender, as its officers attach them and as anyone reads them once it is published. */
export function draftDocumentRoutes({ dataSource, settings, inspections }: ApiDependencies): Route[] {
  const folder = openUploadFolder(settings.storageDir);
  const documents = new DraftDocuments(dataSource, folder, inspections, settings.quotas);
  return [
    defineRoute({
      method: 'post',
      path: '/drafts/{id}/documents',
      operationId: 'sendDraftDocument',
      summary: 'Send a file, which the draft may then name among its documents',
      description:
        'Type by content. What is encrypted, active, an executable or two types at once is refused and gone; ' +
        'the same bytes again are the same document.',
      tag: 'drafts',
      access: { roles: writers },
      takesFile: { limitBytes: maxDocumentBytes },
      request: { params: tenderParams },
      responses: { 201: { description: 'Taken', schema: sentSchema } },
      handler: async ({ content }, { params }) => ({
        status: 201,
        body: toAnswer(await documents.add(params.id, content())),
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/drafts/{id}/documents',
      operationId: 'listDraftDocuments',
      summary: 'Files sent for the draft, what was refused included',
      tag: 'drafts',
      access: { roles: readers },
      request: { params: tenderParams },
      responses: {
        200: {
          description: 'In the order they came',
          schema: z.strictObject({ items: z.array(sentSchema) }),
        },
      },
      handler: async (_context, { params }) => ({
        status: 200,
        body: { items: (await documents.list(params.id)).map(toAnswer) },
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/drafts/{id}/documents/{sha256}',
      operationId: 'readDraftDocument',
      summary: 'A file sent for the draft',
      tag: 'drafts',
      access: { roles: readers },
      request: { params: documentParams },
      responses: { 200: { description: 'The file', contentType: 'application/octet-stream' } },
      handler: async (_context, { params }) => download(await documents.open(params.id, params.sha256)),
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/attachments/{sha256}',
      operationId: 'readTenderAttachment',
      summary: 'A file that the tender names among its documents, once it is published',
      tag: 'tenders',
      access: { anyone: true },
      request: { params: documentParams },
      responses: { 200: { description: 'The file', contentType: 'application/octet-stream' } },
      handler: async (_context, { params }) =>
        download(await documents.openPublished(params.id, params.sha256)),
    }),
  ];
}

function toAnswer(sent: Awaited<ReturnType<DraftDocuments['add']>>): z.output<typeof sentSchema> {
  const { sha256, bytes, verdict, inspectedAt } = sent;
  return { sha256, bytes, inspection: { ...verdict, reasons: [...verdict.reasons] }, inspectedAt };
}

function download(document: DocumentStream): RouteResult {
  return {
    status: 200,
    headers: downloadHeaders(document),
    stream: (target) => pipeline(document.content, target, { end: false }),
  };
}
