import type { Writable } from 'node:stream';
import { z } from 'zod';
import { Feed } from '../../application/tenders/feed.js';
import { TenderEvents, type ShownEvent } from '../../application/tenders/tender-events.js';
import { DomainError } from '../../domain/errors.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import {
  instantSchema,
  pageOf,
  pageQuery,
  sha256Schema,
  tenderIdSchema,
  tenderParams,
} from '../schemas/common.js';

const eventSchema = z
  .strictObject({
    version: z.int().meta({ description: 'Counts from 1; what the caller may not know is left out' }),
    type: z.string(),
    at: instantSchema,
    role: z.string().meta({ description: 'In which role it was done; `engine` for what happens by itself' }),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TenderEvent' });

const feedSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        position: z.int(),
        leaf: sha256Schema,
        tender: tenderIdSchema.nullable(),
        type: z.string().nullable(),
        at: instantSchema.nullable(),
      }),
    ),
    next: z.int().meta({ description: 'The position to go on from' }),
  })
  .meta({ id: 'Feed' });

/** How the record is followed: the events of one tender, and every leaf of the ledger. */
export function eventRoutes({ dataSource }: ApiDependencies): Route[] {
  const events = new TenderEvents(dataSource);
  const feed = new Feed(dataSource);
  return [
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/events',
      operationId: 'listEvents',
      summary: 'What happened, in order',
      tag: 'record',
      access: { anyone: true },
      request: { params: tenderParams, query: pageQuery },
      responses: { 200: { description: 'The first first', schema: pageOf(eventSchema) } },
      handler: async ({ caller }, { params, query }) => ({
        status: 200,
        body: await events.list(params.id, caller, query),
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/stream',
      operationId: 'streamEvents',
      summary: 'What happens, as it happens',
      description:
        'Server-sent events: `id` is the version, `event` the type, `data` the event. `Last-Event-ID` goes on from there.',
      tag: 'record',
      access: { anyone: true },
      request: { params: tenderParams },
      responses: { 200: { description: 'A stream without end', contentType: 'text/event-stream' } },
      handler: ({ caller, signal, header }, { params }) => {
        const after = lastEventId(header('last-event-id'));
        return Promise.resolve({
          status: 200,
          headers: { 'x-accel-buffering': 'no' },
          stream: (target) => writeEvents(target, events.follow(params.id, caller, after, signal)),
        });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/feed',
      operationId: 'readFeed',
      summary: 'Every leaf of the ledger at its position, without gaps',
      description:
        'Bids enter when their tender closes. Tender, type and instant are null while the tender is not published.',
      tag: 'record',
      access: { anyone: true },
      request: {
        query: z.strictObject({
          after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
          limit: z.coerce.number().int().min(1).max(1_000).default(100),
        }),
      },
      responses: { 200: { description: 'Leaves after the position', schema: feedSchema } },
      handler: async (_context, { query }) => ({
        status: 200,
        body: await feed.read(query.after, query.limit),
      }),
    }),
  ];
}

function lastEventId(value: string | undefined): number {
  if (value === undefined) return 0;
  if (!/^\d{1,9}$/.test(value)) throw new DomainError('invalidInput', { field: 'Last-Event-ID' });
  return Number(value);
}

/** An empty batch becomes a comment: it keeps proxies from closing the connection and finds out clients that left. */
async function writeEvents(target: Writable, batches: AsyncIterable<readonly ShownEvent[]>): Promise<void> {
  for await (const batch of batches) {
    if (target.destroyed) return;
    target.write(batch.length === 0 ? ': waiting\n\n' : batch.map(toServerSentEvent).join(''));
  }
}

function toServerSentEvent(event: ShownEvent): string {
  return `id: ${event.version}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
