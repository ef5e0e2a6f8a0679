import { z } from 'zod';
import { Custody } from '../../application/custody/custody.js';
import { CustodyProofs } from '../../application/custody/custody-proofs.js';
import type { TenderId } from '../../domain/types.js';
import { personOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import { instantSchema, lotIdSchema, personIdSchema, sha256Schema, tenderParams } from '../schemas/common.js';
import { base64Schema, envelopeKindSchema, hexSchema } from '../schemas/keys.js';

const recipientSchema = z.string().meta({ description: 'age recipient, X25519: `age1…`' });

const termsSchema = z.strictObject({
  k: z.int(),
  n: z.int(),
  notBefore: instantSchema,
  lots: z.array(lotIdSchema),
  custodians: z.array(z.strictObject({ person: personIdSchema, recipient: recipientSchema.nullable() })),
});

/** `bando-keys/1`. Its rules are the domain's: what a schema would refuse, `manifestInvalid` explains. */
const manifestSchema = z.looseObject({ tender: z.string() }).meta({ id: 'Manifest' });

const sharesSchema = z.strictObject({
  shares: z.array(
    z.strictObject({
      kind: envelopeKindSchema,
      lot: lotIdSchema.nullable(),
      index: z.int(),
      sealed: base64Schema,
      commitment: sha256Schema,
      recipient: recipientSchema,
    }),
  ),
});

const manifestLimitKiB = 8_192;
const maxShares = 4_003;

/** Keys of a tender up to its publication. No key and no share in the clear passes here. */
export function custodyRoutes({ dataSource }: ApiDependencies): Route[] {
  const custody = new Custody(dataSource);
  return [
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/custody',
      operationId: 'getCustody',
      summary: 'What the keys of a tender are made from',
      tag: 'custody',
      access: { roles: ['rup'] },
      request: { params: tenderParams },
      responses: {
        200: { description: 'Threshold, lots, custodians and their recipients', schema: termsSchema },
      },
      handler: async (_context, { params }) => ({ status: 200, body: await custody.getTerms(params.id) }),
    }),
    defineRoute({
      method: 'put',
      path: '/tenders/{id}/manifest',
      operationId: 'putManifest',
      summary: 'Store the keys’ manifest',
      description: 'Made and split in the client. May be made again until publication begins.',
      tag: 'custody',
      access: { roles: ['rup'] },
      bodyLimitKiB: manifestLimitKiB,
      request: { params: tenderParams, body: manifestSchema },
      responses: {
        200: { description: 'Stored', schema: z.strictObject({ fingerprint: sha256Schema }) },
      },
      handler: async ({ caller }, { params, body }) => {
        const fingerprint = await custody.storeManifest(params.id, body, personOf(caller));
        return { status: 200, body: { fingerprint } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/manifest',
      operationId: 'getManifest',
      summary: 'The keys’ manifest, to seal envelopes with',
      description: 'Public and immutable from publication. The entity tag is its fingerprint.',
      tag: 'custody',
      access: { anyone: true },
      // Who seals reads it: counted, it would count bids.
      secret: true,
      request: { params: tenderParams },
      responses: {
        200: {
          description: '`bando-keys/1`',
          schema: manifestSchema,
          headers: z.object({ etag: z.string() }),
        },
      },
      handler: async ({ caller }, { params }) => {
        const { body, fingerprint } = await custody.getManifest(params.id, caller.isStaff);
        return { status: 200, headers: { etag: `"${fingerprint}"` }, body };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/shares',
      operationId: 'listOwnShares',
      summary: 'My shares of the keys, each encrypted to me',
      tag: 'custody',
      access: { roles: ['custodian'] },
      request: { params: tenderParams },
      responses: { 200: { description: 'One for each key', schema: sharesSchema } },
      handler: async ({ caller }, { params }) => ({
        status: 200,
        body: { shares: await custody.listOwnShares(params.id, personOf(caller)) },
      }),
    }),
    defineRoute({
      method: 'post',
      path: '/tenders/{id}/shares/acknowledgements',
      operationId: 'acknowledgeShares',
      summary: 'Say that my packages open and hold what they commit to',
      tag: 'custody',
      access: { roles: ['custodian'] },
      bodyLimitKiB: 512,
      request: {
        params: tenderParams,
        body: z.strictObject({ commitments: z.array(sha256Schema).min(1).max(maxShares) }),
      },
      responses: { 204: { description: 'Recorded' } },
      handler: async ({ caller }, { params, body }) => {
        await custody.acknowledge(params.id, personOf(caller), body.commitments);
        return { status: 204 };
      },
    }),
    ...proofRoutes(new CustodyProofs(dataSource)),
  ];
}

function proofRoutes(proofs: CustodyProofs): Route[] {
  const challenge = async (id: TenderId, person: Parameters<CustodyProofs['challenge']>[1]) => ({
    status: 200,
    body: { sealed: await proofs.challenge(id, person) },
  });
  return [
    defineRoute({
      method: 'post',
      path: '/tenders/{id}/custody/challenges',
      operationId: 'challengeCustodian',
      summary: 'Ask for a nonce encrypted to me',
      tag: 'custody',
      access: { roles: ['custodian'] },
      request: { params: tenderParams, body: z.strictObject({}) },
      responses: { 200: { description: 'An age file', schema: z.strictObject({ sealed: base64Schema }) } },
      handler: ({ caller }, { params }) => challenge(params.id, personOf(caller)),
    }),
    defineRoute({
      method: 'post',
      path: '/tenders/{id}/custody/proofs',
      operationId: 'proveCustody',
      summary: 'Prove that I still have my key',
      tag: 'custody',
      access: { roles: ['custodian'] },
      request: { params: tenderParams, body: z.strictObject({ nonce: hexSchema }) },
      responses: { 204: { description: 'Proven' } },
      handler: async ({ caller }, { params, body }) => {
        await proofs.prove(params.id, personOf(caller), body.nonce);
        return { status: 204 };
      },
    }),
  ];
}
