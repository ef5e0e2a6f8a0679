import { z } from 'zod';
import { listExtensionProposals } from '../../application/tenders/extension-proposals.js';
import { Tenders, type TenderDetail } from '../../application/tenders/tenders.js';
import { suspendedSince } from '../../domain/tender/bidding/state.js';
import { tenderPhases } from '../../domain/tender/tender.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import { anyTextSchema, pageOf, pageQuery, tenderParams } from '../schemas/common.js';
import { tenderDetailSchema, tenderSummarySchema } from '../schemas/tender.js';
import { extensionProposalsSchema } from '../schemas/extension-proposals.js';
import { timetableSchema } from '../schemas/timetable.js';

/** Tenders as anybody reads them; who works on one sees it before it is published. */
export function tenderRoutes({ dataSource }: ApiDependencies): Route[] {
  const tenders = new Tenders(dataSource);
  return [
    defineRoute({
      method: 'get',
      path: '/tenders',
      operationId: 'listTenders',
      summary: 'Published tenders',
      tag: 'tenders',
      access: { anyone: true },
      request: {
        query: pageQuery.extend({
          phase: z.enum(tenderPhases).optional(),
          q: anyTextSchema(200).optional().meta({ description: 'Part of the title' }),
        }),
      },
      responses: { 200: { description: 'The latest first', schema: pageOf(tenderSummarySchema) } },
      handler: async (_context, { query }) => ({ status: 200, body: await tenders.listPublished(query) }),
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}',
      operationId: 'getTender',
      summary: 'One tender, and what the caller may do next',
      tag: 'tenders',
      access: { anyone: true },
      request: { params: tenderParams },
      responses: { 200: { description: 'The tender', schema: tenderDetailSchema } },
      handler: async ({ caller }, { params }) => ({
        status: 200,
        body: toAnswer(await tenders.getDetail(params.id, caller)),
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/timetable',
      operationId: 'getTenderTimetable',
      summary: 'The dates of the tender, each with its article',
      tag: 'tenders',
      access: { anyone: true },
      request: { params: tenderParams },
      responses: { 200: { description: 'The earliest first', schema: timetableSchema } },
      handler: async (_context, { params }) => ({
        status: 200,
        body: { items: await tenders.getTimetable(params.id) },
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/extension-proposals',
      operationId: 'listExtensionProposals',
      summary: 'The later deadlines that the law asks for now, each with its cause and its sum',
      description:
        'While the term runs, and between closing and the first opening. They rest on documents, questions and the ' +
        'register of malfunctions, never on bids.',
      tag: 'tenders',
      access: { roles: ['rup', 'awardOrgan', 'auditor'] },
      request: { params: tenderParams },
      responses: { 200: { description: 'Each cause once', schema: extensionProposalsSchema } },
      handler: async (_context, { params }) => ({
        status: 200,
        body: { items: await listExtensionProposals(dataSource, params.id) },
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/ledger',
      operationId: 'getLedger',
      summary: 'How many leaves of the tender have their position in the ledger',
      tag: 'record',
      access: { anyone: true },
      request: { params: tenderParams },
      responses: {
        200: {
          description: 'Bids have none before the deadline',
          schema: z.strictObject({ leaves: z.int() }),
        },
      },
      handler: async (_context, { params }) => ({
        status: 200,
        body: { leaves: await tenders.countLeaves(params.id) },
      }),
    }),
  ];
}

function toAnswer(detail: TenderDetail): object {
  const { tender, nextDeadline } = detail;
  return {
    id: tender.id,
    authority: detail.authority,
    title: detail.title,
    procedure: tender.procedure,
    phase: tender.phase,
    version: tender.version,
    simulation: tender.simulation,
    simulationNotice: detail.simulationNotice,
    now: detail.now,
    submissionDeadline: tender.submissionDeadline,
    enquiriesCloseAt: tender.enquiriesCloseAt,
    suspendedAt: suspendedSince(tender),
    publishedAt: tender.publishedAt,
    openingOrder: tender.openingOrder,
    lots: detail.lots,
    nextDeadline: nextDeadline && {
      kind: nextDeadline.kind,
      dueAt: nextDeadline.dueAt,
      lot: nextDeadline.lot ?? null,
    },
    content: detail.content,
    transitions: detail.transitions,
  };
}
