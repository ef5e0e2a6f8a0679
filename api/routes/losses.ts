import { z } from 'zod';
import { Losses } from '../../application/custody/losses.js';
import { personOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import { instantSchema, personIdSchema, tenderParams, textSchema } from '../schemas/common.js';

const lossSchema = z.strictObject({
  custodian: personIdSchema,
  reason: z.string(),
  reportedAt: instantSchema,
});

/** Shares that are lost: with fewer than k custodians left a tender can only be ended (`declareKeysLost`). */
export function lossRoutes({ dataSource }: ApiDependencies): Route[] {
  const losses = new Losses(dataSource);
  return [
    defineRoute({
      method: 'post',
      path: '/tenders/{id}/shares/losses',
      operationId: 'reportLoss',
      summary: 'Report that I can release my shares no more',
      description: 'Final: identity and recovery file are both lost. Told to the RUP and the award organ.',
      tag: 'custody',
      access: { roles: ['custodian'] },
      request: { params: tenderParams, body: z.strictObject({ reason: textSchema(2_000) }) },
      responses: { 204: { description: 'Reported; a repeated report changes nothing' } },
      handler: async ({ caller }, { params, body }) => {
        await losses.report(params.id, personOf(caller), body.reason);
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/shares/losses',
      operationId: 'listLosses',
      summary: 'Custodians who lost their shares',
      tag: 'custody',
      access: { roles: ['rup', 'awardOrgan', 'auditor'] },
      request: { params: tenderParams },
      responses: {
        200: {
          description: 'In the order of the reports',
          schema: z.strictObject({ items: z.array(lossSchema) }),
        },
      },
      handler: async (_context, { params }) => ({
        status: 200,
        body: { items: await losses.list(params.id) },
      }),
    }),
  ];
}
