import { z } from 'zod';
import { createShareRelease } from '../../application/custody/release-share.js';
import { personOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import { instantSchema, lotIdSchema } from '../schemas/common.js';
import { envelopeKindSchema, keyParams, roundQuery, toKeyPlace } from '../schemas/keys.js';

const statusSchema = z.strictObject({
  kind: envelopeKindSchema,
  lot: lotIdSchema.nullable(),
  recipient: z.string(),
  notBefore: instantSchema.meta({ description: 'No share is released before it' }),
  now: instantSchema.meta({ description: 'The tender’s clock' }),
  releasable: z.boolean(),
  permittedBy: z
    .strictObject({ type: z.string(), version: z.int(), at: instantSchema })
    .nullable()
    .meta({ description: 'The recorded event that permits the release' }),
  round: z.int().meta({ description: 'Use of the key that a share would be for, from 1' }),
  opened: z.boolean().meta({ description: 'Whether the key was used and opens nothing more for now' }),
  rectifications: z.int().nullable().meta({
    description: 'Sealed rectifications filed for the key, to the RUP alone; whose they are nobody learns',
  }),
});

/** `bando-share/1`. Its rules are the domain's: what a schema would refuse, `sharePackageInvalid` explains. */
const sharePackageSchema = z.looseObject({ index: z.int(), share: z.string() }).meta({ id: 'SharePackage' });

const releasedSchema = z.strictObject({
  status: z.enum(['waiting', 'opened']),
  missing: z.int().meta({ description: 'Shares still to be released' }),
});

/** The opening of envelopes, one key at a time. */
export function keyRoutes({ dataSource, secrets, settings, processes }: ApiDependencies): Route[] {
  const storage = { storageDir: settings.storageDir, storageKey: secrets.storageKey };
  const releasing = createShareRelease(dataSource, storage, processes);
  return [
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/keys/{kind}/{lot}',
      operationId: 'getKey',
      summary: 'Whether a key may be used, and by which event',
      tag: 'custody',
      access: { roles: ['custodian', 'rup', 'seggio', 'commissioner'] },
      request: { params: keyParams },
      responses: { 200: { description: 'The key', schema: statusSchema } },
      handler: async ({ caller }, { params }) => ({
        status: 200,
        body: await releasing.getStatus(toKeyPlace(params), caller.roles.has('rup')),
      }),
    }),
    defineRoute({
      method: 'post',
      path: '/tenders/{id}/keys/{kind}/{lot}/shares',
      operationId: 'releaseShare',
      summary: 'Release my share of one key',
      description:
        'Up to k−1 shares wait, encrypted. The k-th opens the envelopes of this key that are on the list, and no other. ' +
        'When the list changes before the k-th, those that wait are forgotten and asked for again.',
      tag: 'custody',
      access: { roles: ['custodian'] },
      secret: true,
      request: { params: keyParams, query: roundQuery, body: sharePackageSchema },
      responses: { 200: { description: 'Taken', schema: releasedSchema } },
      handler: async ({ caller }, { params, query, body }) => ({
        status: 200,
        body: await releasing.release(personOf(caller), toKeyPlace(params), body, query.round),
      }),
    }),
  ];
}
