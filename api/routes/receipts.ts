import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { ReceiptDocuments, type ReceiptReference } from '../../application/bidding/receipt-documents.js';
import { ReceiptIssuer } from '../../application/bidding/receipt-issuer.js';
import { rectifiableKinds } from '../../domain/tender/rectification/state.js';
import type { SupplierId, TenderId } from '../../domain/types.js';
import { supplierOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route, type RouteResult } from '../route.js';
import { lotIdSchema, tenderIdSchema } from '../schemas/common.js';

const fileSchema = z.enum(['it.pdf', 'en.pdf', 'data.xml']).meta({
  description: 'On paper (PDF/A-3a, PDF/UA-1) in either language, or as UBL TenderReceipt',
});
type ReceiptFile = z.output<typeof fileSchema>;

const revisionParams = z.strictObject({
  id: tenderIdSchema,
  revision: z.coerce.number().int().min(1).max(10_000),
  file: fileSchema,
});

const description =
  'Made on demand, kept nowhere and listed nowhere. It says what the signed receipt says, which stays the proof. The XML ' +
  'inside the PDF are the bytes of `data.xml`.';
const responses = { 200: { description: 'The file', contentType: 'application/octet-stream' } };

/** Receipts of a supplier's own bid as documents: for its people alone, whatever the phase. */
export function receiptRoutes({ dataSource, secrets, settings, receiptPrinter }: ApiDependencies): Route[] {
  const issuer = new ReceiptIssuer(settings.url, secrets.receiptSigningJwk);
  const documents = new ReceiptDocuments(dataSource, issuer, receiptPrinter);
  const answer = async (
    tender: TenderId,
    supplier: SupplierId,
    reference: ReceiptReference,
    file: ReceiptFile,
  ): Promise<RouteResult> => {
    const content =
      file === 'data.xml'
        ? await documents.readXml(tender, supplier, reference)
        : await documents.readPdf(tender, supplier, reference, file === 'it.pdf' ? 'it' : 'en');
    return toAnswer(file, content);
  };
  return [
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/bids/mine/revisions/{revision}/receipt/{file}',
      operationId: 'readBidReceipt',
      summary: 'A receipt of my supplier’s bid, as a document',
      ...{ description, responses, tag: 'bidding', access: { supplier: true }, secret: true },
      request: {
        params: revisionParams,
      },
      handler: ({ caller }, { params: { id, revision, file } }) =>
        answer(id, supplierOf(caller), { revision, rectified: null }, file),
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/bids/mine/revisions/{revision}/rectifications/{kind}/{lot}/receipt/{file}',
      operationId: 'readRectificationReceipt',
      summary: 'The receipt of my supplier’s sealed rectification, as a document',
      ...{ description, responses, tag: 'bidding', access: { supplier: true }, secret: true },
      request: {
        params: revisionParams.extend({ kind: z.enum(rectifiableKinds), lot: lotIdSchema }),
      },
      handler: ({ caller }, { params: { id, revision, kind, lot, file } }) =>
        answer(id, supplierOf(caller), { revision, rectified: { kind, lot } }, file),
    }),
  ];
}

function toAnswer(file: ReceiptFile, content: Uint8Array): RouteResult {
  return {
    status: 200,
    headers: {
      'content-type': file === 'data.xml' ? 'application/xml' : 'application/pdf',
      'content-length': String(content.length),
      'content-disposition': `inline; filename="${file}"`,
    },
    stream: (target: Writable) => pipeline(Readable.from([content]), target, { end: false }),
  };
}
