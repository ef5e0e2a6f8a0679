import { z } from 'zod';
import { declare } from '../../application/evaluation/declare.js';
import { Scoring } from '../../application/evaluation/scoring.js';
import { personOf } from '../caller.js';
import type { ApiDependencies } from '../dependencies.js';
import { defineRoute, type Route } from '../route.js';
import {
  bidIdSchema,
  instantSchema,
  lotIdSchema,
  personIdSchema,
  sha256Schema,
  tenderIdSchema,
  tenderParams,
} from '../schemas/common.js';

const lotParams = z.strictObject({ id: tenderIdSchema, lot: lotIdSchema });
const scoreParams = lotParams.extend({ bid: bidIdSchema });

const criterionIdSchema = z.string().min(1).max(40);
const maxCriteria = 200;

const scoreSchema = z.strictObject({
  // Its range is the domain's: what is no coefficient is refused as `coefficientInvalid`.
  coefficient: z
    .string()
    .max(20)
    .meta({ description: 'From 0 to 1, with up to four decimals', example: '0.75' }),
  reason: z.string().min(1).max(20_000),
});

const criteriaSchema = z
  .record(criterionIdSchema, scoreSchema)
  .refine((criteria) => Object.keys(criteria).length <= maxCriteria, 'too many criteria');

const scoresSchema = z.strictObject({
  disclosure: z.enum(['own', 'all']).meta({ description: 'Whose scores these are' }),
  items: z.array(
    z.strictObject({
      bid: bidIdSchema,
      criterion: z.string(),
      commissioner: personIdSchema,
      coefficient: z.string(),
      reason: z.string(),
      confirmedAt: instantSchema.nullable(),
    }),
  ),
});

/** The body as it was stored, beside what proves it: `digest` is salted and in the tender's events. */
const evaluationSchema = z
  .looseObject({
    record: z.strictObject({
      stage: z.enum(['technical', 'final']),
      version: z.int(),
      salt: z.string(),
      digest: sha256Schema,
    }),
  })
  .meta({ id: 'Evaluation' });

/** Declarations, scores and evaluations of the commission. */
export function scoreRoutes({ dataSource }: ApiDependencies): Route[] {
  const scoring = new Scoring(dataSource);
  return [
    defineRoute({
      method: 'post',
      path: '/tenders/{id}/declarations',
      operationId: 'declareInterests',
      summary: 'Declare my conflicts of interest, before names are shown and again after',
      tag: 'evaluation',
      access: { roles: ['commissioner'] },
      request: {
        params: tenderParams,
        body: z.strictObject({
          stage: z.enum(['beforeNames', 'afterNames']),
          text: z.string().min(1).max(20_000),
        }),
      },
      responses: { 204: { description: 'Declared' } },
      handler: async ({ caller }, { params, body }) => {
        await declare(dataSource, params.id, personOf(caller), body.stage, body.text);
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/tenders/{id}/lots/{lot}/scores/{bid}',
      operationId: 'putScores',
      summary: 'My coefficients for a bid, with their reasons',
      description: 'Until confirmed only their author sees them.',
      tag: 'evaluation',
      access: { roles: ['commissioner'] },
      bodyLimitKiB: 1_024,
      request: { params: scoreParams, body: z.strictObject({ criteria: criteriaSchema }) },
      responses: { 204: { description: 'Written' } },
      handler: async ({ caller }, { params, body }) => {
        const place = { tender: params.id, lot: params.lot, bid: params.bid };
        await scoring.put(place, personOf(caller), body.criteria);
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/tenders/{id}/lots/{lot}/scores/confirm',
      operationId: 'confirmScores',
      summary: 'Confirm my scores of these bids, or of all',
      tag: 'evaluation',
      access: { roles: ['commissioner'] },
      request: {
        params: lotParams,
        body: z.strictObject({ bids: z.array(bidIdSchema).min(1).max(2_000).optional() }),
      },
      responses: { 204: { description: 'Confirmed' } },
      handler: async ({ caller }, { params, body }) => {
        await scoring.confirm(params.id, params.lot, personOf(caller), body.bids);
        return { status: 204 };
      },
    }),
    ...evaluationRoutes(scoring),
  ];
}

function evaluationRoutes(scoring: Scoring): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/lots/{lot}/scores',
      operationId: 'listScores',
      summary: 'Coefficients and reasons',
      description:
        'A commissioner’s own until all are confirmed; to bidders and staff from the freeze; to all from the award.',
      tag: 'evaluation',
      access: { anyone: true },
      request: {
        params: lotParams,
        query: z.strictObject({
          scoring: z.coerce.number().int().min(1).max(1_000).optional().meta({
            description: 'Counted from 1; the last counts, earlier ones a judgment has annulled',
          }),
        }),
      },
      responses: { 200: { description: 'Scores', schema: scoresSchema } },
      handler: async ({ caller }, { params, query }) => ({
        status: 200,
        body: await scoring.list(params.id, params.lot, caller, query.scoring),
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/tenders/{id}/lots/{lot}/evaluation',
      operationId: 'getEvaluation',
      summary: 'The last evaluation that I may see, with the inputs to compute it again',
      tag: 'evaluation',
      access: { anyone: true },
      request: {
        params: lotParams,
        query: z.strictObject({
          stage: z.enum(['technical', 'final']).optional(),
          version: z.coerce.number().int().min(1).max(1_000_000_000).optional().meta({
            description:
              'Version of the event that made it: `scoresFrozen` or `rankingFormed`, annulled since or not',
          }),
        }),
      },
      responses: { 200: { description: 'The evaluation', schema: evaluationSchema } },
      handler: async ({ caller }, { params, query }) => {
        const { body, ...record } = await scoring.getEvaluation(params.id, params.lot, caller, query);
        return { status: 200, body: { ...body, record } };
      },
    }),
  ];
}
