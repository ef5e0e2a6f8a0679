import { z } from 'zod';
import { createUploadCompletion } from '../../application/bidding/complete-upload.js';
import { supplierOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import { instantSchema, sha256Schema, uploadIdSchema } from '../schemas/common.js';
import { verdictSchema } from '../schemas/inspection.js';

const receiptSchema = z.strictObject({
  id: uploadIdSchema,
  bytes: z.int(),
  sha256: sha256Schema.meta({ description: 'Computed by the server from what is on its disk' }),
  completedAt: instantSchema.nullable(),
  inspection: verdictSchema.nullable().meta({ description: 'Null for a sealed envelope' }),
});

/** Receipts of uploads; the uploads themselves speak tus. */
export function uploadRoutes({ dataSource, settings, inspections }: ApiDependencies): Route[] {
  const completion = createUploadCompletion(dataSource, settings.storageDir, inspections);
  return [
    defineRoute({
      method: 'get',
      path: '/uploads/{id}/receipt',
      operationId: 'getUploadReceipt',
      summary: 'What the server holds of my upload',
      description:
        'Ends an upload whose last answer was lost, or which nobody could inspect then. A file that is no sealed ' +
        'envelope, or an attachment that is refused (`fileActiveContent`, `fileEncrypted` …), is gone.',
      tag: 'bidding',
      access: { supplier: true },
      secret: true,
      request: { params: z.strictObject({ id: uploadIdSchema }) },
      responses: { 200: { description: 'Complete and on the disk', schema: receiptSchema } },
      handler: async ({ caller }, { params }) => ({
        status: 200,
        body: await completion.complete(params.id, supplierOf(caller)),
      }),
    }),
  ];
}
