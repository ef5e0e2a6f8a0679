import { z } from 'zod';
import { clientCommandTypes } from '../../application/tenders/client-command.js';
import { challengedActs, interimDecisions, judgmentOutcomes } from '../../domain/tender/challenges/state.js';
import { deadlineKinds } from '../../domain/tender/commands.js';
import { roles } from '../../domain/tender/commands.js';
import { openingOrders } from '../../domain/tender/opening/state.js';
import { lotPhases, procedureIds, tenderPhases } from '../../domain/tender/tender.js';
import {
  authorityIdSchema,
  instantSchema,
  legalDateSchema,
  lotIdSchema,
  sha256Schema,
  tenderIdSchema,
} from './common.js';
import { draftLotShape, draftSchema } from './draft.js';

const shownText = z.strictObject({ it: z.string(), en: z.string() });
const authority = z.strictObject({ id: authorityIdSchema, name: z.string() });

export const tenderSummarySchema = z
  .strictObject({
    id: tenderIdSchema,
    authority: authorityIdSchema,
    authorityName: z.string(),
    title: shownText,
    procedure: z.enum(procedureIds),
    phase: z.enum(tenderPhases),
    simulation: z.boolean(),
    submissionDeadline: instantSchema,
    publishedAt: instantSchema,
  })
  .meta({ id: 'TenderSummary' });

const transitionSchema = z.strictObject({
  command: z.enum([...clientCommandTypes, 'confirmPublication', 'confirmAwardCommunicated']),
  lot: lotIdSchema.nullable().meta({ description: 'Null for a command of the whole tender' }),
  role: z.enum(roles),
  act: z.string().nullable().meta({ description: 'The kind of act that the command signs and registers' }),
  article: z.string(),
});

const challengeSchema = z.strictObject({
  id: sha256Schema,
  against: z.enum(challengedActs),
  notifiedOn: legalDateSchema,
  filedOn: legalDateSchema.nullable(),
  interim: z.enum(['requested', ...interimDecisions]).nullable(),
  judgment: z.enum(judgmentOutcomes).nullable(),
  judgedAt: instantSchema.nullable(),
});

const branchSchema = z.strictObject({
  challenge: sha256Schema,
  outcome: z.enum(judgmentOutcomes),
  at: instantSchema,
  version: z.int().meta({ description: 'Of the event in the record' }),
});

export const tenderDetailSchema = z
  .strictObject({
    id: tenderIdSchema,
    authority,
    title: shownText,
    procedure: z.enum(procedureIds),
    phase: z.enum(tenderPhases),
    version: z.int(),
    simulation: z.boolean(),
    simulationNotice: shownText.nullable(),
    now: instantSchema.meta({ description: 'The tender’s clock' }),
    submissionDeadline: instantSchema,
    enquiriesCloseAt: instantSchema,
    suspendedAt: instantSchema.nullable().meta({ description: 'Since when the term stands still' }),
    publishedAt: instantSchema.nullable(),
    openingOrder: z
      .enum(openingOrders)
      .meta({ description: 'Inverted: bids are evaluated before they are examined (art. 107 c. 3)' }),
    lots: z.array(
      z.strictObject({
        ...draftLotShape,
        phase: z.enum(lotPhases),
        standstillEndsAt: instantSchema.nullable(),
        challenges: z.array(challengeSchema),
        signatureStayed: z
          .boolean()
          .meta({ description: 'An interim request keeps the contract unsigned (art. 18 c. 4)' }),
        branches: z
          .array(branchSchema)
          .meta({ description: 'Ways that judgments made the lot leave; their acts stay' }),
      }),
    ),
    nextDeadline: z
      .strictObject({ kind: z.enum(deadlineKinds), dueAt: instantSchema, lot: lotIdSchema.nullable() })
      .nullable(),
    content: draftSchema.meta({ description: 'What the decision froze' }),
    transitions: z
      .array(transitionSchema)
      .meta({ description: 'Commands that the phase admits for the roles of the caller' }),
  })
  .meta({ id: 'Tender' });
