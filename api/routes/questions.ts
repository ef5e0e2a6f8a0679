import { z } from 'zod';
import { Questions } from '../../application/bidding/questions.js';
import { subscribe, unsubscribe } from '../../application/bidding/subscriptions.js';
import { personOf, supplierOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import { extensionProposalSchema } from '../schemas/extension-proposals.js';
import { idempotencyHeaders, instantSchema, tenderParams } from '../schemas/common.js';

const textBody = z.strictObject({ text: z.string().min(1).max(20_000) });

const questionSchema = z.strictObject({
  id: z.uuid(),
  text: z.string(),
  askedAt: instantSchema,
  answer: z.string().nullable(),
  answeredAt: instantSchema.nullable(),
});

const answeredSchema = questionSchema.extend({
  extensionProposal: extensionProposalSchema
    .nullable()
    .meta({ description: 'The extension that an answer given late asks for; null where it came in time' }),
});

/** Clarifications, which never say who asks, and who is told of news. */
export function questionRoutes({ dataSource, settings }: ApiDependencies): Route[] {
  const questions = new Questions(dataSource, settings.quotas);
  return [
    defineRoute({
      method: 'post',
      path: '/tenders/{id}/questions',
      operationId: 'askQuestion',
      summary: 'Ask for a clarification, until the enquiries close',
      tag: 'bidding',
      access: { supplier: true },
      secret: true,
      request: { params: tenderParams, headers: idempotencyHeaders, body: textBody },
      responses: { 201: { description: 'Asked', schema: questionSchema } },
      handler: async ({ caller }, { params, headers, body }) => {
        const asker = { person: personOf(caller), supplier: supplierOf(caller) };
        const question = await questions.ask(params.id, asker, body.text, headers['idempotency-key']);
        return { status: 201, body: question };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/questions',
      operationId: 'listQuestions',
      summary: 'Questions answered to all; my own; for the RUP all',
      tag: 'bidding',
      access: { anyone: true },
      request: { params: tenderParams },
      responses: {
        200: {
          description: 'In the order asked',
          schema: z.strictObject({ items: z.array(questionSchema) }),
        },
      },
      handler: async ({ caller }, { params }) => ({
        status: 200,
        body: { items: await questions.list(params.id, caller) },
      }),
    }),
    defineRoute({
      method: 'post',
      path: '/tenders/{id}/questions/{question}/answer',
      operationId: 'answerQuestion',
      summary: 'Answer a question to all',
      tag: 'bidding',
      access: { roles: ['rup'] },
      request: { params: tenderParams.extend({ question: z.uuid() }), body: textBody },
      responses: { 200: { description: 'Answered', schema: answeredSchema } },
      handler: async ({ caller }, { params, body }) => ({
        status: 200,
        body: await questions.answer(params.id, params.question, personOf(caller), body.text),
      }),
    }),
    ...subscriptionRoutes(dataSource),
  ];
}

function subscriptionRoutes(dataSource: ApiDependencies['dataSource']): Route[] {
  return [
    defineRoute({
      method: 'put',
      path: '/tenders/{id}/subscription',
      operationId: 'subscribe',
      summary: 'Be told of publications, rectifications and extensions',
      tag: 'communications',
      access: { authenticated: true },
      secret: true,
      request: { params: tenderParams },
      responses: { 204: { description: 'Subscribed' } },
      handler: async ({ caller }, { params }) => {
        await subscribe(dataSource, params.id, personOf(caller));
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/tenders/{id}/subscription',
      operationId: 'unsubscribe',
      summary: 'Be told no more',
      tag: 'communications',
      access: { authenticated: true },
      secret: true,
      request: { params: tenderParams },
      responses: { 204: { description: 'Not subscribed' } },
      handler: async ({ caller }, { params }) => {
        await unsubscribe(dataSource, params.id, personOf(caller));
        return { status: 204 };
      },
    }),
  ];
}
