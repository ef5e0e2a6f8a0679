import { z } from 'zod';
import { Communications } from '../../application/tenders/communications.js';
import { communicationKinds } from '../../domain/tender/effects.js';
import { personOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import {
  instantSchema,
  lotIdSchema,
  pageOf,
  pageQuery,
  tenderIdSchema,
  tenderParams,
} from '../schemas/common.js';

const bilingualSchema = z.strictObject({ it: z.string(), en: z.string() });

const messageSchema = z.strictObject({
  id: z.uuid(),
  tender: tenderIdSchema,
  kind: z.enum(communicationKinds),
  lot: lotIdSchema.nullable(),
  subject: bilingualSchema,
  body: bilingualSchema,
  sentAt: instantSchema.meta({ description: 'The proven time of sending, from which terms run' }),
});

/** The platform's messages: they are the legal communication, mail is a courtesy copy (arts 29, 90). */
export function communicationRoutes({ dataSource }: ApiDependencies): Route[] {
  const communications = new Communications(dataSource);
  return [
    defineRoute({
      method: 'get',
      path: '/communications',
      operationId: 'listInbox',
      summary: 'Communications to me and to my supplier',
      tag: 'communications',
      access: { authenticated: true },
      secret: true,
      request: { query: pageQuery },
      responses: { 200: { description: 'The newest first', schema: pageOf(messageSchema) } },
      handler: async ({ caller }, { query }) => ({
        status: 200,
        body: await communications.listInbox({ person: personOf(caller), supplier: caller.supplier }, query),
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/communications',
      operationId: 'listCommunications',
      summary: 'Communications of a tender, with whom they went to',
      tag: 'communications',
      access: { roles: ['rup', 'awardOrgan', 'auditor'] },
      request: { params: tenderParams, query: pageQuery },
      responses: {
        200: { description: 'The newest first', schema: pageOf(messageSchema.extend({ to: z.string() })) },
      },
      handler: async (_context, { params, query }) => ({
        status: 200,
        body: await communications.listOfTender(params.id, query),
      }),
    }),
  ];
}
