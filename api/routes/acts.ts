import { z } from 'zod';
import { Acts } from '../../application/tenders/acts.js';
import { clientCommandTypes } from '../../application/tenders/client-command.js';
import type { RegisteredAct, RegisteredActSummary } from '../../application/tenders/acts.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import {
  instantSchema,
  pageOf,
  pageQuery,
  personIdSchema,
  sha256Schema,
  tenderIdSchema,
  tenderParams,
} from '../schemas/common.js';

const actShape = {
  id: z.uuid(),
  command: z.enum(clientCommandTypes),
  number: z.string().meta({ description: 'Number in the register of the authority', example: '12/2026' }),
  registeredAt: instantSchema,
  signedAt: instantSchema,
  author: z.strictObject({ person: personIdSchema, name: z.string(), role: z.string() }),
  digest: sha256Schema,
};
const actSummarySchema = z.strictObject(actShape).meta({ id: 'ActSummary' });
const actSchema = z
  .strictObject({
    ...actShape,
    content: z.record(z.string(), z.unknown()),
    salt: z.string().meta({ description: 'SHA-256(salt ‖ JCS(content)) is the digest' }),
    signature: z
      .string()
      .meta({ description: 'Compact JWS over act, digest, kind, tender, author and instant' }),
  })
  .meta({ id: 'Act' });

/** Signed and registered acts. */
export function actRoutes({ dataSource }: ApiDependencies): Route[] {
  const acts = new Acts(dataSource);
  return [
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/acts',
      operationId: 'listActs',
      summary: 'The acts of a tender, in the order of the register',
      tag: 'record',
      access: { anyone: true },
      request: { params: tenderParams, query: pageQuery },
      responses: { 200: { description: 'Those that the caller may read', schema: pageOf(actSummarySchema) } },
      handler: async ({ caller }, { params, query }) => {
        const { items, next } = await acts.list(params.id, caller, query);
        return { status: 200, body: { items: items.map(toSummary), next } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/acts/{act}',
      operationId: 'getAct',
      summary: 'One act, with what verifies it',
      tag: 'record',
      access: { anyone: true },
      request: { params: z.strictObject({ id: tenderIdSchema, act: z.uuid().lowercase() }) },
      responses: { 200: { description: 'The act', schema: actSchema } },
      handler: async ({ caller }, { params }) => {
        const act = await acts.get(params.id, params.act, caller);
        return { status: 200, body: toAct(act) };
      },
    }),
  ];
}

function toSummary(act: RegisteredActSummary): object {
  const { id, command, number, year, registeredAt, signedAt, author, authorName, role, digest } = act;
  return {
    ...{ id, command, number: `${number}/${year}`, registeredAt, signedAt, digest },
    author: { person: author, name: authorName, role },
  };
}

function toAct(act: RegisteredAct): object {
  const { content, salt, signature } = act;
  return { ...toSummary(act), content, salt, signature };
}
