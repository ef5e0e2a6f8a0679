import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import {
  RequirementsChecks,
  type CheckEntry,
  type RequirementsCheck,
} from '../../application/checks/requirements-checks.js';
import { openDocumentFolder } from '../../application/storage.js';
import { checkResults } from '../../domain/fvoe/answer.js';
import { fvoeDocumentCodes, fvoeDocuments } from '../../domain/fvoe/documents.js';
import { unaskedReasons } from '../../domain/fvoe/plan-check.js';
import { participantRoles } from '../../domain/participants/forms.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import {
  bidIdSchema,
  instantSchema,
  localisedTextSchema,
  lotIdSchema,
  sha256Schema,
  tenderIdSchema,
  tenderParams,
} from '../schemas/common.js';

const entrySchema = z.strictObject({
  id: z.uuid(),
  company: z.strictObject({
    country: z.string(),
    taxCode: z.string(),
    name: z.string(),
    role: z.enum([...participantRoles, 'auxiliary']),
  }),
  document: z.strictObject({
    code: z.enum(fvoeDocumentCodes),
    title: localisedTextSchema,
    certifier: localisedTextSchema,
  }),
  state: z.enum(['notAsked', 'waiting', 'answered']),
  notAsked: z.enum(unaskedReasons).nullable().meta({
    description: 'Why: the request needs what nobody gave, or a foreign company has no virtual file',
  }),
  askedAt: instantSchema.nullable(),
  trouble: z.strictObject({ what: z.string(), since: instantSchema }).nullable().meta({
    description: 'The virtual file does not work; it is asked again until it does (art. 99 c. 3-bis)',
  }),
  answer: z
    .strictObject({
      result: z.enum(checkResults),
      detail: z.string().nullable(),
      answeredAt: instantSchema,
      digest: sha256Schema.meta({ description: 'Salted digest that the event names' }),
      version: z.int().nullable().meta({ description: 'Of the event that records it; null for a moment' }),
      certificate: z
        .strictObject({
          path: z.string(),
          fileName: z.string(),
          sha256: sha256Schema,
          bytes: z.int(),
        })
        .nullable(),
    })
    .nullable(),
});

const checkSchema = z
  .strictObject({
    check: sha256Schema.meta({ description: 'The command id of its `requestRequirementsCheck`' }),
    lot: lotIdSchema,
    bid: bidIdSchema,
    plannedAt: instantSchema,
    entries: z.array(entrySchema),
  })
  .meta({ id: 'RequirementsCheck' });

const access = { roles: ['rup', 'awardOrgan', 'auditor'] } as const;

/** What the virtual file answers about who is proposed, for those who check and award (art. 99). */
export function requirementsCheckRoutes({ dataSource, settings }: ApiDependencies): Route[] {
  const checks = new RequirementsChecks(dataSource, openDocumentFolder(settings.storageDir));
  return [
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/requirements-checks',
      operationId: 'listRequirementsChecks',
      summary: 'What the virtual file (FVOE) was asked and has answered',
      tag: 'evaluation',
      access,
      request: { params: tenderParams },
      responses: {
        200: {
          description: 'In the order of the requests',
          schema: z.strictObject({ items: z.array(checkSchema) }),
        },
      },
      handler: async (_context, { params }) => ({
        status: 200,
        body: { items: (await checks.list(params.id)).map((check) => toBody(params.id, check)) },
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/requirements-checks/certificates/{entry}',
      operationId: 'readCertificate',
      summary: 'The certificate that answers one entry',
      tag: 'evaluation',
      access,
      request: { params: z.strictObject({ id: tenderIdSchema, entry: z.uuid().lowercase() }) },
      responses: { 200: { description: 'As it came', contentType: 'application/octet-stream' } },
      handler: async (_context, { params }) => {
        const { bytes, content } = await checks.openCertificate(params.id, params.entry);
        // What others made is never shown in place, and its own name is no header of ours.
        return {
          status: 200,
          headers: {
            'content-type': 'application/octet-stream',
            'content-length': String(bytes),
            'content-disposition': `attachment; filename="${params.entry}"`,
          },
          stream: (target) => pipeline(content, target, { end: false }),
        };
      },
    }),
  ];
}

function toBody(tender: string, { entries, ...check }: RequirementsCheck): object {
  return { ...check, entries: entries.map((entry) => toEntry(tender, entry)) };
}

function toEntry(tender: string, entry: CheckEntry): object {
  const { id, company, document: code, unasked, answer, askedAt, trouble, troubleSince } = entry;
  const { title, certifier } = fvoeDocuments[code];
  return {
    ...{
      id,
      company,
      document: { code, title, certifier },
      state: stateOf(entry),
      notAsked: unasked,
      askedAt,
    },
    trouble: trouble && !answer ? { what: trouble, since: troubleSince } : null,
    answer: answer && toAnswer(tender, entry, answer),
  };
}

function stateOf({ unasked, answer }: CheckEntry): string {
  if (unasked) return 'notAsked';
  return answer ? 'answered' : 'waiting';
}

function toAnswer(
  tender: string,
  { id, recordedVersion: version }: CheckEntry,
  { result, detail, answeredAt, digest, evidence }: NonNullable<CheckEntry['answer']>,
): object {
  const path = `/tenders/${tender}/requirements-checks/certificates/${id}`;
  const certificate = evidence && { path, ...evidence };
  return { result, detail, answeredAt, digest, version, certificate };
}
