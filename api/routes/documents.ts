import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Documents, type DocumentFile, type StoredDocument } from '../../application/tenders/documents.js';
import { openDocumentFolder } from '../../application/storage.js';
import { issuedKinds } from '../../domain/documents/document-kinds.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import {
  bidIdSchema,
  instantSchema,
  localisedTextSchema,
  lotIdSchema,
  pageOf,
  pageQuery,
  sha256Schema,
  tenderIdSchema,
  tenderParams,
} from '../schemas/common.js';

const fileNames = ['it.pdf', 'en.pdf', 'it.html', 'en.html', 'data.json', 'data.xml'] as const;

const documentSchema = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(issuedKinds),
    version: z.int().meta({ description: 'Of the event that made it' }),
    lot: lotIdSchema.nullable(),
    bid: bidIdSchema.nullable().meta({ description: 'Of a letter to one bidder' }),
    act: z.string().nullable().meta({ description: 'The registered act that it is' }),
    title: localisedTextSchema,
    createdAt: instantSchema,
    files: z.array(
      z.strictObject({
        name: z.enum(fileNames),
        language: z.enum(['it', 'en']).nullable().meta({ description: 'Null for data' }),
        mediaType: z.string(),
        sha256: sha256Schema,
        bytes: z.int(),
        path: z.string().meta({ description: 'Where it is read, from the root of the service' }),
      }),
    ),
  })
  .meta({ id: 'Document' });

const documentParams = z.strictObject({ id: tenderIdSchema, document: z.uuid().lowercase() });
const access = { anyone: true } as const;

/** Documents of a tender: PDF, page, and data as JSON or XML. */
export function documentRoutes({ dataSource, settings }: ApiDependencies): Route[] {
  const documents = new Documents(dataSource, openDocumentFolder(settings.storageDir));
  return [
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/documents',
      operationId: 'listDocuments',
      summary: 'The documents of a tender, in the order of the events that made them',
      tag: 'record',
      access,
      request: { params: tenderParams, query: pageQuery },
      responses: {
        200: { description: 'Those that the caller may read in this phase', schema: pageOf(documentSchema) },
      },
      handler: async ({ caller }, { params, query }) => {
        const { items, next } = await documents.list(params.id, caller, query);
        return { status: 200, body: { items: items.map(toBody), next } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/documents/{document}',
      operationId: 'getDocument',
      summary: 'One document and its files',
      tag: 'record',
      access,
      request: { params: documentParams },
      responses: { 200: { description: 'The document', schema: documentSchema } },
      handler: async ({ caller }, { params }) => ({
        status: 200,
        body: toBody(await documents.get(params.id, params.document, caller)),
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/documents/{document}/files/{file}',
      operationId: 'readDocumentFile',
      summary: 'A file of a document',
      description:
        'The suffix chooses the form: `it.pdf` (PDF/A-3a, PDF/UA-1), `it.html`, `data.json`, and `data.xml` where UBL ' +
        'has a document for it. The data inside the PDF are these bytes.',
      tag: 'record',
      access,
      request: { params: documentParams.extend({ file: z.enum(fileNames) }) },
      responses: { 200: { description: 'The file', contentType: 'application/octet-stream' } },
      handler: async ({ caller }, { params }) => {
        const file = await documents.open(params.id, params.document, params.file, caller);
        return {
          status: 200,
          headers: headersOf(file),
          stream: (target) => pipeline(file.content, target, { end: false }),
        };
      },
    }),
  ];
}

function toBody({ tender, files, ...document }: StoredDocument): object {
  const path = `/tenders/${tender}/documents/${document.id}/files`;
  return { ...document, files: files.map((file) => ({ ...file, path: `${path}/${file.name}` })) };
}

/** Shown in place: what a reader does with a document is his, and the digest lets him compare. */
function headersOf({ name, mediaType, bytes, sha256 }: DocumentFile): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-length': String(bytes),
    'content-disposition': `inline; filename="${name}"`,
    etag: `"${sha256}"`,
  };
}
