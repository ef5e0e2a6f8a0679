import { z } from 'zod';
import { bidStandings } from '../../domain/tender/bidding/state.js';
import { Openings } from '../../application/custody/openings.js';
import { EnvelopeReading, envelopeVersions } from '../../application/custody/read-envelope-file.js';
import { provisionalFindings } from '../../domain/guarantees/provisional-guarantee.js';
import { equivalenceOutcomes } from '../../domain/tender/terms/commands.js';
import { participantsProblems } from '../../domain/participants/check-participants.js';
import { openSealedStorage, openUploadFolder } from '../../application/storage.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import {
  bidIdSchema,
  instantSchema,
  lotIdSchema,
  sha256Schema,
  supplierIdSchema,
  tenderParams,
} from '../schemas/common.js';
import { participantsSchema } from '../schemas/participants.js';
import { minutedInspectionSchema } from '../schemas/inspection.js';
import { envelopeKindSchema, keyParams, lotOfSegment } from '../schemas/keys.js';

export const fileSchema = z.strictObject({
  name: z.string(),
  bytes: z.int(),
  sha256: sha256Schema,
  inspection: minutedInspectionSchema.optional(),
});

const participantsReadingSchema = z
  .union([
    z.strictObject({ ok: z.literal(true), participants: participantsSchema }),
    z.strictObject({
      ok: z.literal(false),
      problems: z.array(z.strictObject({ code: z.enum(participantsProblems), at: z.string() })),
    }),
  ])
  .meta({ description: 'Who bids with whom: `bando-participants/1`, or what is wrong with it' });

const openingsSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      kind: envelopeKindSchema,
      lot: lotIdSchema.nullable(),
      round: z
        .int()
        .min(1)
        .meta({ description: 'A key is used again for envelopes that were not on its first list' }),
      openedAt: instantSchema,
      readAt: instantSchema.nullable().meta({ description: 'Null while the envelopes are being read' }),
      envelopes: z.array(
        z.strictObject({
          bid: bidIdSchema,
          supplier: z.string().nullable().meta({ description: 'Null for who may not know names yet' }),
          refused: z.string().nullable().meta({ description: 'Code of what is wrong with the envelope' }),
          files: z.array(fileSchema),
          participants: participantsReadingSchema.optional(),
          rectification: z
            .strictObject({
              outcome: z.enum(['accepted', 'refused']),
              refused: z.string().nullable(),
              files: z.array(fileSchema),
            })
            .optional()
            .meta({ description: 'The sealed rectification beside it, once decided (art. 101 c. 4)' }),
        }),
      ),
    }),
  ),
});

const guaranteeViewSchema = z
  .strictObject({
    dueCents: z.int(),
    givenCents: z.int().nullable().meta({ description: 'Null while none is registered' }),
    findings: z.array(z.strictObject({ code: z.enum(provisionalFindings), article: z.string() })),
    releasedAt: instantSchema.nullable(),
    enforcedAt: instantSchema.nullable().meta({ description: 'Enforced by an act (art. 106 c. 6)' }),
  })
  .nullable()
  .meta({
    description:
      'The provisional guarantee (art. 106) and what keeps the bid from being admitted; null where none is asked for, and ' +
      'while the administrative envelope is sealed',
  });

const bidsSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      bid: bidIdSchema,
      supplier: z.strictObject({ id: supplierIdSchema, name: z.string() }),
      lots: z.array(
        z.strictObject({
          lot: lotIdSchema,
          standing: z.enum(bidStandings),
          sharesWith: z.array(bidIdSchema).meta({
            description: 'Bids of the lot that have a company in common with this one (art. 68 c. 14)',
          }),
          isOverLimit: z.boolean().meta({
            description: 'Whether the lot is beyond those that one may bid for (art. 58 c. 4)',
          }),
          guarantee: guaranteeViewSchema,
          agreement: z
            .strictObject({
              code: z.string(),
              declared: z.boolean(),
              outcome: z.enum(equivalenceOutcomes).nullable(),
            })
            .nullable()
            .meta({
              description:
                'Another collective agreement than the documents name, whether it is declared equivalent, and how it was ' +
                'assessed (art. 11)',
            }),
        }),
      ),
      commitmentsMissing: z.array(z.string()).nullable().meta({
        description: 'Obligations that the bidder does not accept; null while its answers are not recorded',
      }),
    }),
  ),
});

export const versionSchema = z
  .enum(envelopeVersions)
  .meta({ description: 'The bid’s own envelope, or the sealed rectification beside it' });
const versionQuery = z.strictObject({ version: versionSchema.default('original') });

const fileParams = keyParams.extend({ bid: bidIdSchema, name: z.string().min(1).max(1_000) });

const insiders = ['rup', 'awardOrgan', 'seggio', 'commissioner', 'auditor'] as const;

/** What was opened, to each reader as far as his part and the phase allow. */
export function openingRoutes({ dataSource, secrets, settings }: ApiDependencies): Route[] {
  const sealed = openSealedStorage(secrets.storageKey);
  const openings = new Openings(dataSource, sealed);
  const reading = new EnvelopeReading(dataSource, openUploadFolder(settings.storageDir), sealed);
  return [
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/openings',
      operationId: 'listOpenings',
      summary: 'Openings, with the envelopes that I may see',
      tag: 'evaluation',
      access: { roles: [...insiders, 'supplier'] },
      request: { params: tenderParams },
      responses: {
        200: {
          description: 'One for each use of a key, in the order of kinds and lots',
          schema: openingsSchema,
        },
      },
      handler: async ({ caller }, { params }) => ({
        status: 200,
        body: { items: await openings.list(params.id, caller) },
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/bids',
      operationId: 'listBids',
      summary: 'Who bids, and how each bid stands',
      description: 'Empty before the closing, whoever has bid.',
      tag: 'evaluation',
      access: { roles: insiders },
      request: { params: tenderParams },
      responses: { 200: { description: 'The bids that closed', schema: bidsSchema } },
      handler: async ({ caller }, { params }) => ({
        status: 200,
        body: { items: await openings.listBids(params.id, caller) },
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/envelopes/{bid}/{kind}/{lot}/files/{name}',
      operationId: 'readEnvelopeFile',
      summary: 'One file of an opened envelope, decrypted as it streams',
      description:
        'Slashes in the name are escaped. After the award bidders read as art. 36 says, with redacted copies.',
      tag: 'evaluation',
      access: { roles: [...insiders, 'supplier'] },
      request: { params: fileParams, query: versionQuery },
      responses: { 200: { description: 'The file', contentType: 'application/octet-stream' } },
      handler: async ({ caller }, { params, query }) => {
        const place = { bid: params.bid, kind: params.kind, lot: lotOfSegment(params.lot) };
        const wanted = { name: params.name, version: query.version };
        const file = await reading.open(params.id, caller, place, wanted);
        return { status: 200, headers: downloadHeaders(file), stream: file.write };
      },
    }),
  ];
}

/** Never shown by the browser: a bidder's file runs nothing on our pages. */
export function downloadHeaders({ name, bytes }: { name: string; bytes: number }): Record<string, string> {
  const last = encodeURIComponent(name.split('/').at(-1) ?? name);
  return {
    'content-length': String(bytes),
    'content-disposition': `attachment; filename*=UTF-8''${last.replace(/['()*]/g, escapeMark)}`,
  };
}

/** RFC 8187 §3.2.1 allows fewer marks than `encodeURIComponent` leaves. */
function escapeMark(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
}
