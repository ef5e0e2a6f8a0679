import { z } from 'zod';
import { Handovers } from '../../application/custody/handovers.js';
import { personOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import { lotIdSchema, personIdSchema, tenderParams } from '../schemas/common.js';
import { base64Schema, envelopeKindSchema } from '../schemas/keys.js';

/** Two keys for each of a hundred lots and the administrative one, with room. */
const maxShares = 250;

/** Succession of custodians. */
export function handoverRoutes({ dataSource }: ApiDependencies): Route[] {
  const handovers = new Handovers(dataSource);
  return [
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/custodians/{person}',
      operationId: 'getSuccessor',
      summary: 'The recipient of a person who may become a custodian',
      description:
        'What a custodian who leaves seals his shares to. Compare it with the one that the person reads out.',
      tag: 'custody',
      access: { roles: ['custodian', 'rup'] },
      request: { params: tenderParams.extend({ person: personIdSchema }) },
      responses: {
        200: {
          description: 'The person; without a recipient until he enrols one',
          schema: z.strictObject({ person: personIdSchema, recipient: z.string().nullable() }),
        },
      },
      handler: async (_context, { params }) => ({
        status: 200,
        body: await handovers.getCandidate(params.person),
      }),
    }),
    defineRoute({
      method: 'post',
      path: '/tenders/{id}/shares/handovers',
      operationId: 'handOverShares',
      summary: 'Leave: give all my shares to a successor',
      description:
        'Each share is opened and sealed again in the client of who leaves, who is no custodian of the tender afterwards. ' +
        'Commitments and indexes stay, and the successor acknowledges what he received.',
      tag: 'custody',
      access: { roles: ['custodian'] },
      bodyLimitKiB: 2_048,
      request: {
        params: tenderParams,
        body: z.strictObject({
          to: personIdSchema,
          shares: z
            .array(
              z.strictObject({
                kind: envelopeKindSchema,
                lot: lotIdSchema.nullable(),
                index: z.int(),
                sealed: base64Schema,
              }),
            )
            .min(1)
            .max(maxShares),
        }),
      },
      responses: { 204: { description: 'Handed over' } },
      handler: async ({ caller }, { params, body }) => {
        await handovers.handOver(params.id, personOf(caller), body.to, body.shares);
        return { status: 204 };
      },
    }),
  ];
}
