import { z } from 'zod';
import { Drafts, type Draft } from '../../application/tenders/drafts.js';
import { personOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { DomainError } from '../../domain/errors.js';
import { entityTag, requiredVersion } from '../entity-tag.js';
import { defineRoute, type Route, type RouteResult } from '../route.js';
import {
  authorityIdSchema,
  idempotencyHeaders,
  instantSchema,
  pageOf,
  pageQuery,
  tenderIdSchema,
  tenderParams,
} from '../schemas/common.js';
import { draftSchema } from '../schemas/draft.js';
import { timetableSchema } from '../schemas/timetable.js';

const draftAnswer = z
  .strictObject({
    id: tenderIdSchema,
    revision: z.int(),
    updatedAt: instantSchema,
    launched: z.boolean(),
    content: draftSchema,
  })
  .meta({ id: 'Draft' });

const etagHeader = z.object({ etag: z.string().meta({ description: 'For `If-Match` of the next change' }) });
const draftResponse = (description: string) => ({ description, schema: draftAnswer, headers: etagHeader });

const summarySchema = z.strictObject({
  id: tenderIdSchema,
  authority: authorityIdSchema,
  title: z.strictObject({ it: z.string(), en: z.string() }),
  revision: z.int(),
  updatedAt: instantSchema,
  phase: z.string().nullable().meta({ description: 'Null until the decision is adopted' }),
});

const missingSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      field: z.string().meta({ description: 'JSON pointer into the draft' }),
      code: z.string(),
      article: z.string(),
      message: z.strictObject({ it: z.string(), en: z.string() }),
    }),
  ),
});

const writers = ['officer', 'rup'] as const;
const readers = ['officer', 'manager', 'auditor', 'rup', 'awardOrgan'] as const;

/** Tenders as officers draft them. */
export function draftRoutes({ dataSource, settings }: ApiDependencies): Route[] {
  const drafts = new Drafts(dataSource, settings);
  return [
    defineRoute({
      method: 'post',
      path: '/drafts',
      operationId: 'createDraft',
      summary: 'Begin a tender',
      tag: 'drafts',
      access: { officer: true },
      request: { headers: idempotencyHeaders, body: draftSchema },
      responses: { 201: draftResponse('The draft; its id is the tender’s') },
      handler: async ({ caller }, { headers, body }) =>
        answer(201, await drafts.create(personOf(caller), headers['idempotency-key'], body)),
    }),
    defineRoute({
      method: 'get',
      path: '/drafts',
      operationId: 'listDrafts',
      summary: 'Drafts of my authorities, and those in which I have a part',
      tag: 'drafts',
      access: { authenticated: true },
      request: { query: pageQuery },
      responses: { 200: { description: 'The latest first', schema: pageOf(summarySchema) } },
      handler: async ({ caller }, { query }) => ({
        status: 200,
        body: await drafts.list(personOf(caller), query),
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/drafts/{id}',
      operationId: 'getDraft',
      summary: 'One draft',
      tag: 'drafts',
      access: { roles: readers },
      request: { params: tenderParams },
      responses: { 200: draftResponse('The draft') },
      handler: async (_context, { params }) => answer(200, await drafts.get(params.id)),
    }),
    defineRoute({
      method: 'put',
      path: '/drafts/{id}',
      operationId: 'putDraft',
      summary: 'Change a draft',
      description:
        '428 without `If-Match`, 412 when somebody else changed it meanwhile, 409 after the launch.',
      tag: 'drafts',
      access: { roles: writers },
      request: {
        params: tenderParams,
        headers: z.object({ 'if-match': z.string().optional() }),
        body: draftSchema,
      },
      responses: { 200: draftResponse('The draft as it stands now') },
      handler: async (_context, { params, headers, body }) => {
        const revision = Number(requiredVersion(headers['if-match']));
        if (!Number.isSafeInteger(revision)) throw new DomainError('draftStale');
        return answer(200, await drafts.replace(params.id, revision, body));
      },
    }),
    defineRoute({
      method: 'get',
      path: '/drafts/{id}/missing',
      operationId: 'listMissing',
      summary: 'What the draft lacks, and why',
      tag: 'drafts',
      access: { roles: readers },
      request: { params: tenderParams },
      responses: { 200: { description: 'Empty when the decision can be adopted', schema: missingSchema } },
      handler: async (_context, { params }) => ({
        status: 200,
        body: { items: await drafts.listMissing(params.id) },
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/drafts/{id}/timetable',
      operationId: 'getDraftTimetable',
      summary: 'The dates of the procedure, if the decision were adopted now',
      tag: 'drafts',
      access: { roles: readers },
      request: { params: tenderParams },
      responses: { 200: { description: 'The earliest first', schema: timetableSchema } },
      handler: async (_context, { params }) => ({
        status: 200,
        body: { items: await drafts.getTimetable(params.id) },
      }),
    }),
  ];
}

function answer(status: number, { id, revision, updatedAt, isLaunched, content }: Draft): RouteResult {
  return {
    status,
    headers: { etag: entityTag(revision) },
    body: { id, revision, updatedAt, launched: isLaunched, content },
  };
}
