import { z } from 'zod';
import { Malfunctions } from '../../application/malfunctions/malfunctions.js';
import { personOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import {
  idempotencyHeaders,
  instantInputSchema,
  instantSchema,
  pageOf,
  pageQuery,
  tenderIdSchema,
  textSchema,
} from '../schemas/common.js';

const componentSchema = z
  .string()
  .regex(/^[a-z]{2,40}$/)
  .meta({ description: 'The part that failed', example: 'storage' });

const malfunctionSchema = z
  .strictObject({
    id: z.uuid(),
    tender: tenderIdSchema.nullable().meta({ description: 'Null where the whole platform was concerned' }),
    source: z.enum(['measured', 'entered']),
    component: componentSchema,
    what: z.string(),
    evidence: z.string(),
    beganAt: instantSchema.meta({ description: 'Of an entry of one tender by that tender’s clock' }),
    endedAt: instantSchema.nullable().meta({ description: 'Null while it lasts' }),
    recordedAt: instantSchema,
  })
  .meta({ id: 'Malfunction' });

/** The register of malfunctions: measured by health checks, completed by hand, read by anyone (art. 25 c.2). */
export function malfunctionRoutes({ dataSource }: ApiDependencies): Route[] {
  const malfunctions = new Malfunctions(dataSource);
  return [
    defineRoute({
      method: 'get',
      path: '/malfunctions',
      operationId: 'listMalfunctions',
      summary: 'The register of malfunctions',
      tag: 'service',
      access: { anyone: true },
      request: { query: pageQuery.extend({ tender: tenderIdSchema.optional() }) },
      responses: { 200: { description: 'The latest first', schema: pageOf(malfunctionSchema) } },
      handler: async (_context, { query: { tender, ...page } }) => ({
        status: 200,
        body: await malfunctions.list(tender, page),
      }),
    }),
    defineRoute({
      method: 'post',
      path: '/malfunctions',
      operationId: 'enterMalfunction',
      summary: 'Enter a malfunction that nothing measured',
      tag: 'service',
      access: { administrator: true },
      request: {
        headers: idempotencyHeaders,
        body: z.strictObject({
          tender: tenderIdSchema.nullable().default(null),
          component: componentSchema,
          what: textSchema(2_000),
          evidence: textSchema(5_000).meta({ description: 'What shows it: tickets, logs, statements' }),
          beganAt: instantInputSchema,
          endedAt: instantInputSchema.nullable().default(null),
        }),
      },
      responses: { 201: { description: 'Entered', schema: malfunctionSchema } },
      handler: async ({ caller }, { headers, body }) => ({
        status: 201,
        body: await malfunctions.enter(personOf(caller), body, headers['idempotency-key']),
      }),
    }),
    defineRoute({
      method: 'post',
      path: '/malfunctions/{malfunction}/end',
      operationId: 'endMalfunction',
      summary: 'Say when a malfunction was over',
      tag: 'service',
      access: { administrator: true },
      request: {
        params: z.strictObject({ malfunction: z.uuid() }),
        body: z.strictObject({ endedAt: instantInputSchema.optional() }),
      },
      responses: {
        200: { description: 'The entry with its end; now unless said', schema: malfunctionSchema },
      },
      handler: async (_context, { params, body }) => ({
        status: 200,
        body: await malfunctions.end(params.malfunction, body.endedAt),
      }),
    }),
  ];
}
