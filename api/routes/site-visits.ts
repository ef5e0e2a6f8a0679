import { z } from 'zod';
import { AttestationSigner } from '../../application/bidding/attestation-signer.js';
import { SiteVisits } from '../../application/bidding/site-visits.js';
import { isCodiceFiscale } from '../../domain/identifiers/codice-fiscale.js';
import { personOf, supplierOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import {
  bidIdSchema,
  instantSchema,
  lotIdSchema,
  supplierIdSchema,
  tenderParams,
  textSchema,
} from '../schemas/common.js';

const slotSchema = z.string().regex(/^[A-Za-z0-9-]{1,20}$/);
const delegateSchema = z.strictObject({ name: z.string(), fiscalCode: z.string() });
const delegateInputSchema = z.strictObject({
  name: textSchema(200),
  fiscalCode: z.string().refine(isCodiceFiscale, 'a codice fiscale').meta({ description: 'Of the person' }),
});

const ownVisitSchema = z.strictObject({
  slot: slotSchema.nullable().meta({ description: 'Null where nothing is booked' }),
  delegate: delegateSchema.nullable(),
  attestation: z.string().nullable().meta({
    description: 'Compact JWS (EdDSA), verified with `/.well-known/jwks.json`; null before the visit',
  }),
});

const visitsSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      supplier: supplierIdSchema,
      name: z.string(),
      slot: slotSchema,
      delegate: delegateSchema,
      attestedAt: instantSchema.nullable(),
    }),
  ),
  findings: z
    .array(z.strictObject({ bid: bidIdSchema, supplier: supplierIdSchema, lots: z.array(lotIdSchema) }))
    .meta({ description: 'After the closing: bids without the attestation that the tender asks for' }),
});

const path = '/tenders/{id}/site-visits';

/** Site visits (art. 92 c.1): booked by suppliers, attested by who conducts the tender, unknown to everybody else. */
export function siteVisitRoutes(dependencies: ApiDependencies): Route[] {
  const { dataSource, secrets, settings } = dependencies;
  const signer = new AttestationSigner(settings.url, secrets.receiptSigningJwk);
  const visits = new SiteVisits(dataSource, signer);
  return [...ownVisitRoutes(visits), ...visitRoutes(visits)];
}

function ownVisitRoutes(visits: SiteVisits): Route[] {
  const described = {
    path: `${path}/mine`,
    tag: 'bidding',
    access: { supplier: true },
    secret: true,
  } as const;
  return [
    defineRoute({
      ...described,
      method: 'get',
      operationId: 'getOwnSiteVisit',
      summary: 'My supplier’s booking and attestation',
      request: { params: tenderParams },
      responses: { 200: { description: 'What is booked', schema: ownVisitSchema } },
      handler: async ({ caller }, { params }) => ({
        status: 200,
        body: await visits.getOwn(params.id, supplierOf(caller)),
      }),
    }),
    defineRoute({
      ...described,
      method: 'put',
      operationId: 'bookSiteVisit',
      summary: 'Book a slot for a delegate, or change the booking',
      request: {
        params: tenderParams,
        body: z.strictObject({ slot: slotSchema, delegate: delegateInputSchema }),
      },
      responses: { 200: { description: 'What is booked', schema: ownVisitSchema } },
      handler: async ({ caller }, { params, body }) => {
        const bidder = { person: personOf(caller), supplier: supplierOf(caller) };
        return { status: 200, body: await visits.book(params.id, bidder, body.slot, body.delegate) };
      },
    }),
    defineRoute({
      ...described,
      method: 'delete',
      operationId: 'cancelSiteVisit',
      summary: 'Cancel the booking',
      request: { params: tenderParams },
      responses: { 204: { description: 'Nothing is booked' } },
      handler: async ({ caller }, { params }) => {
        await visits.cancel(params.id, { person: personOf(caller), supplier: supplierOf(caller) });
        return { status: 204 };
      },
    }),
  ];
}

function visitRoutes(visits: SiteVisits): Route[] {
  return [
    defineRoute({
      method: 'get',
      path,
      operationId: 'listSiteVisits',
      summary: 'Bookings and attestations; after the closing what bids lack',
      tag: 'bidding',
      access: { roles: ['rup', 'seggio'] },
      request: { params: tenderParams },
      responses: { 200: { description: 'By slot', schema: visitsSchema } },
      handler: async ({ caller }, { params }) => ({
        status: 200,
        body: await visits.list(params.id, caller),
      }),
    }),
    defineRoute({
      method: 'put',
      path: `${path}/{supplier}/attendance`,
      operationId: 'attestSiteVisit',
      summary: 'Attest that a supplier’s delegate has visited',
      description: 'The supplier alone gets the signed attestation.',
      tag: 'bidding',
      access: { roles: ['rup', 'seggio'] },
      secret: true,
      request: { params: tenderParams.extend({ supplier: supplierIdSchema }) },
      responses: { 204: { description: 'Attested, now or before' } },
      handler: async ({ caller }, { params }) => {
        await visits.attest(params.id, params.supplier, personOf(caller));
        return { status: 204 };
      },
    }),
  ];
}
