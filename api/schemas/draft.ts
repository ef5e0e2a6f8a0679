import { z } from 'zod';
import { isOrganisationCodiceFiscale } from '../../domain/identifiers/codice-fiscale.js';
import { obligationAnswers, obligationKinds } from '../../domain/tender/draft-terms.js';
import { lotLimitRules } from '../../domain/tender/participation/lot-limits.js';
import {
  anyTextSchema,
  authorityIdSchema,
  instantInputSchema,
  legalDateSchema,
  lotIdSchema,
  sha256Schema,
  textSchema,
} from './common.js';

/** A draft may be saved incomplete: here its shape, in `GET /drafts/{id}/missing` what it lacks. */

const decimalSchema = z.string().max(20);
const titleSchema = z.strictObject({ it: anyTextSchema(1_000), en: anyTextSchema(1_000) });
const centsSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

export const documentSchema = z.strictObject({
  name: textSchema(255),
  sha256: sha256Schema,
  bytes: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
});

const formulaSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('linear') }),
  z.strictObject({ kind: z.literal('bilinear'), x: decimalSchema }),
  z.strictObject({ kind: z.literal('inverse') }),
]);

const criterionSchema = z.strictObject({
  id: z.string().regex(/^[A-Z0-9.]{0,10}$/),
  title: titleSchema,
  max: z.int().min(0).max(100),
});

const collectiveAgreementSchema = z.strictObject({
  code: anyTextSchema(10).meta({ description: 'In the archive of CNEL: `C011`' }),
  title: anyTextSchema(500),
  ateco: z.array(anyTextSchema(10)).max(50),
});

const obligationsSchema = z.strictObject({
  asked: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[A-Z0-9.]{1,10}$/),
        kind: z.enum(obligationKinds),
        required: titleSchema,
        answer: z.enum(obligationAnswers).meta({
          description: 'Accepted in the administrative envelope; `description`: the bid also says how',
        }),
      }),
    )
    .max(50),
  omitted: z
    .array(z.strictObject({ kind: z.enum(obligationKinds), reason: anyTextSchema(5_000) }))
    .max(obligationKinds.length),
});

const environmentSchema = z.strictObject({
  decrees: z.array(z.strictObject({ title: anyTextSchema(500), on: legalDateSchema })).max(50),
  noneReason: anyTextSchema(5_000).nullable().meta({ description: 'Why none applies, where none does' }),
});

export const draftLotShape = {
  id: lotIdSchema,
  title: titleSchema,
  baseCents: centsSchema.meta({
    description: 'Base of the auction in cents, interference safety costs left out',
  }),
  safetyCents: centsSchema,
  cpv: anyTextSchema(20),
  cig: anyTextSchema(20),
  economic: z.strictObject({ max: z.int().min(0).max(100), formula: formulaSchema }),
  technicalThreshold: decimalSchema.nullable(),
  criteria: z.array(criterionSchema).max(100),
  collectiveAgreement: collectiveAgreementSchema
    .nullable()
    .optional()
    .meta({ description: 'The collective agreement that applies to the lot (art. 11 c. 2)' }),
};

const siteVisitSchema = z
  .strictObject({
    required: z.boolean().meta({ description: 'Whether a bid without attestation is a finding' }),
    places: z.array(textSchema(500)).max(100),
    slots: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[A-Za-z0-9-]{1,20}$/),
          place: textSchema(500),
          from: instantInputSchema,
          to: instantInputSchema,
          capacity: z.int().min(1).max(1_000),
        }),
      )
      .max(200),
    instructions: titleSchema,
  })
  .meta({ description: 'Sopralluogo: the visit of the places before bidding (art. 92 c. 1)' });

const authorityContactSchema = z
  .strictObject({
    address: textSchema(500).nullable(),
    taxCode: z.string().refine(isOrganisationCodiceFiscale, 'no codice fiscale').nullable().meta({
      description: 'Codice fiscale, 11 digits with the right check digit',
    }),
    digitalAddress: z.email().max(254).nullable().meta({ description: 'PEC: the digital domicile' }),
  })
  .meta({ description: 'Of the authority, for letterheads and UBL; what is null is left out' });

const lotLimitsSchema = z
  .strictObject({
    maxBid: z.int().min(1).max(100).nullable(),
    maxWon: z.int().min(1).max(100).nullable(),
    rule: z.enum(lotLimitRules).meta({
      description:
        'Which lots a bidder keeps beyond the limit: by value, by its rank, or those that it prefers',
    }),
    reason: anyTextSchema(20_000),
  })
  .meta({ description: 'Limits of the lots that one may bid for or win (art. 58 c. 4)' });

export const draftSchema = z
  .strictObject({
    authority: authorityIdSchema,
    procedure: z.enum(['open']),
    simulation: z.boolean(),
    title: titleSchema,
    nuts: anyTextSchema(5),
    innovation: z.strictObject({ strategic: textSchema(40), acquisition: textSchema(40) }).nullable(),
    submission: z.strictObject({
      days: z.int().min(0).max(365),
      publishWithinDays: z.int().min(0).max(90),
    }),
    enquiriesCloseDaysBefore: z.int().min(0).max(90),
    bidValidityDays: z.int().min(1).max(730).nullable().optional().meta({
      description:
        'How long a bid binds, in days from the deadline; by law where the notice says nothing (art. 17 c. 4)',
    }),
    custody: z.strictObject({ k: z.int().min(0).max(20), n: z.int().min(0).max(20) }),
    commissioners: z.int().min(0).max(25),
    abnormalElement: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('discountAbove'), percent: decimalSchema }),
        z.strictObject({
          kind: z.literal('fourFifths'),
          numerator: z.int().min(1).max(100),
          denominator: z.int().min(1).max(100),
          minimumBids: z.int().min(1).max(100),
        }),
      ])
      .nullable(),
    economicScoresAfterExclusion: z.enum(['computeAgain', 'keep']),
    inversion: z.enum(['no', 'allowed', 'chosen']).optional().meta({
      description: 'Whether bids may be, or are, evaluated before they are examined (art. 107 c. 3)',
    }),
    lots: z.array(z.strictObject(draftLotShape)).max(100),
    decision: z.strictObject({
      procedureChoice: anyTextSchema(20_000),
      valueEstimate: anyTextSchema(20_000),
      lots: anyTextSchema(20_000),
      collectiveAgreement: anyTextSchema(20_000),
      environmentalCriteria: anyTextSchema(20_000),
    }),
    cup: anyTextSchema(20).nullable(),
    cui: anyTextSchema(30).nullable(),
    documents: z.array(documentSchema).max(200),
    siteVisit: siteVisitSchema.nullable().optional(),
    authorityContact: authorityContactSchema.optional(),
    guarantees: z
      .strictObject({
        provisionalPercent: decimalSchema.nullable().meta({
          description: 'Per cent of the value of each lot (art. 106); null where none is asked for',
        }),
        provisionalReason: anyTextSchema(5_000).nullable().optional().meta({
          description: 'Why below the threshold, or why not the usual percentage (arts 53 c. 1, 106 c. 1)',
        }),
        provisionalValidityDays: z.int().min(1).max(3_650).nullable().optional().meta({
          description: 'Days from the deadline for bids; those of the law unless said (art. 106 c. 5)',
        }),
        definitive: z.boolean().meta({
          description:
            'Whether the contract is signed only once the definitive guarantee is registered (art. 117)',
        }),
      })
      .nullable()
      .optional(),
    lotLimits: lotLimitsSchema.nullable().optional(),
    obligations: obligationsSchema.nullable().optional().meta({
      description: 'Commitments of art. 102 c. 1 and social clauses of art. 57 c. 1',
    }),
    environment: environmentSchema.nullable().optional().meta({
      description: 'Minimum environmental criteria (CAM), by decree and date (art. 57 c. 2)',
    }),
  })
  .meta({ id: 'TenderDraft' });
