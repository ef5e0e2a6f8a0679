import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { lotLimitRules } from '../domain/tender/participation/lot-limits.js';
import { priceFromDiscount } from '../domain/scoring/price-from-discount.js';
import type { LotId } from '../domain/types.js';

const textSchema = z.object({ it: z.string(), en: z.string() });
const lotIdSchema = z
  .string()
  .regex(/^LOT-\d{4}$/)
  .transform((id) => id as LotId);
const decimalSchema = z.string().regex(/^\d+(\.\d+)?$/);
const lotDiscountSchema = z.object({ lot: lotIdSchema, discountPercent: decimalSchema });

const lotSchema = z.object({
  id: lotIdSchema,
  title: textSchema,
  baseCents: z.int().positive(),
  safetyCents: z.int().nonnegative(),
  cpv: z.string(),
  economic: z.object({
    max: z.number(),
    formula: z.enum(['linear', 'bilinear', 'inverse']),
    x: decimalSchema.optional(),
  }),
  technicalThreshold: decimalSchema.nullable(),
  criteria: z.array(z.object({ id: z.string(), title: textSchema, max: z.number() })),
});

const tenderSchema = z.object({
  title: textSchema,
  authority: z.object({
    name: z.string(),
    nuts: z.string(),
    contact: z
      .object({ address: z.string(), taxCode: z.string(), digitalAddress: z.string() })
      .partial()
      .transform(({ address = null, taxCode = null, digitalAddress = null }) => ({
        ...{ address, taxCode, digitalAddress },
      }))
      .optional(),
  }),
  procedure: z.literal('open'),
  innovation: z.object({ strategic: z.string(), acquisition: z.string() }).nullable(),
  submissionDays: z.int().positive(),
  enquiriesCloseDaysBefore: z.int().positive(),
  custodians: z.object({ k: z.int(), n: z.int() }),
  commissioners: z.int(),
  abnormalElement: z.object({ kind: z.literal('discountAbove'), percent: decimalSchema }).nullable(),
  economicScoresAfterExclusion: z.enum(['computeAgain', 'keep']),
  inversion: z.enum(['no', 'allowed', 'chosen']).optional(),
  guarantees: z.object({ provisionalPercent: decimalSchema.nullable(), definitive: z.boolean() }).optional(),
  lotLimits: z
    .object({
      maxBid: z.int().nullable(),
      maxWon: z.int().nullable(),
      rule: z.enum(lotLimitRules),
      reason: z.string(),
    })
    .optional(),
  lots: z.array(lotSchema).min(1),
});

/** What a supplier does beyond bidding, and what becomes of it. Everything that is not said goes well. */
const actSchema = z.discriminatedUnion('kind', [
  /** Commits these discounts first, withdraws, and commits again what stands under `bids`. */
  z.object({ kind: z.literal('reviseBid'), first: z.array(lotDiscountSchema).min(1) }),
  /** Tries, after the deadline, to replace its bid with one that adds these. */
  z.object({ kind: z.literal('replaceLate'), adds: z.array(lotDiscountSchema).min(1) }),
  /** Leads a group to be formed, in which another firm takes part for 40 per cent. */
  z.object({ kind: z.literal('leadGroup'), member: z.string() }),
  /** Applies another collective agreement than the documents name, and declares it equivalent. */
  z.object({ kind: z.literal('applyAgreement'), code: z.string(), title: z.string() }),
  /** Leaves a declaration out of the administrative envelope. */
  z.object({ kind: z.literal('omitDeclaration'), declaration: z.string().optional() }),
  /** Does not answer the soccorso istruttorio. */
  z.object({ kind: z.literal('ignoreIntegration') }),
  /** How the RUP judges the explanations of a bid that looks abnormally low. */
  z.object({ kind: z.literal('explain'), judged: z.enum(['justified', 'abnormal']) }),
  /** Asks a question that is answered to all. */
  z.object({ kind: z.literal('ask') }),
  /** Files a redacted copy of its technical envelope. */
  z.object({ kind: z.literal('redact') }),
]);
export type ScriptAct = z.infer<typeof actSchema>;

const scriptSchema = z.array(
  z.object({ who: z.string(), does: z.string(), acts: z.array(actSchema).optional() }),
);

const rankingSchema = z.array(z.object({ supplier: z.string(), total: decimalSchema, priceCents: z.int() }));
const economicSchema = z.record(z.string(), decimalSchema);
const scoredSchema = z.object({ leaves: z.record(z.string(), decimalSchema), total: decimalSchema });
const expectedEvaluationSchema = z.object({
  technical: z.record(z.string(), scoredSchema).optional(),
  belowThreshold: z.array(z.string()).optional(),
  economic: economicSchema,
  ranking: rankingSchema,
});
export type ExpectedEvaluation = z.infer<typeof expectedEvaluationSchema>;

const supplierLotsSchema = z.object({ supplier: z.string(), lots: z.array(z.string()) });
/** Beside these members, one named `LOT-0002 after the exclusion of epsilon` for each ranking formed again. */
const expectedSchema = z
  .object({
    bids: z.object({
      accepted: z.int(),
      refused: z.int(),
      withdrawn: z.int(),
      excluded: z.array(supplierLotsSchema),
      belowThreshold: z.array(z.object({ supplier: z.string(), lot: z.string() })),
    }),
    evaluation: z.record(z.string(), expectedEvaluationSchema),
    award: z.array(z.object({ lot: z.string(), supplier: z.string(), amountCents: z.int() })),
  })
  .catchall(expectedEvaluationSchema);
export type Expected = z.infer<typeof expectedSchema>;

const bidLotSchema = lotDiscountSchema.extend({ priceCents: z.int().positive().optional() });

export const fixtureSchema = z.object({
  tender: tenderSchema,
  suppliers: z.array(z.object({ id: z.string(), name: z.string() })).min(1),
  bids: z.array(z.object({ supplier: z.string(), lots: z.array(bidLotSchema).min(1) })),
  script: scriptSchema,
  /** Lot → supplier → criterion → one coefficient for each commissioner. */
  coefficients: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.array(decimalSchema)))),
  expected: expectedSchema.optional(),
});
type FixtureFile = z.infer<typeof fixtureSchema>;
export type FixtureLot = z.infer<typeof lotSchema>;

export interface LotOffer {
  readonly lot: LotId;
  readonly discountPercent: string;
  readonly priceCents: number;
}

/** A tender with everything that will happen to it. */
export class Fixture {
  readonly tender: FixtureFile['tender'];
  readonly suppliers: FixtureFile['suppliers'];
  readonly expected: Expected | undefined;

  constructor(private readonly file: FixtureFile) {
    this.tender = file.tender;
    this.suppliers = file.suppliers;
    this.expected = file.expected;
  }

  getLot(id: LotId): FixtureLot {
    const lot = this.tender.lots.find((candidate) => candidate.id === id);
    if (!lot) throw new Error(`the fixture has no lot ${id}`);
    return lot;
  }

  /** What the supplier bids in the end; empty for one that never does. */
  offersOf(supplier: string): LotOffer[] {
    const lots = this.file.bids.find((bid) => bid.supplier === supplier)?.lots ?? [];
    return lots.map((lot) => this.toOffer(lot));
  }

  /** The price follows from the discount: a fixture that says otherwise changed the one and forgot the other. */
  toOffer({ lot, discountPercent }: { lot: LotId; discountPercent: string }): LotOffer {
    return {
      lot,
      discountPercent,
      priceCents: priceFromDiscount(this.getLot(lot).baseCents, discountPercent),
    };
  }

  actOf<K extends ScriptAct['kind']>(supplier: string, kind: K): Extract<ScriptAct, { kind: K }> | undefined {
    const acts = this.file.script.filter(({ who }) => who === supplier).flatMap(({ acts }) => acts ?? []);
    return acts.find((act): act is Extract<ScriptAct, { kind: K }> => act.kind === kind);
  }

  coefficientsOf(lot: LotId, supplier: string): Record<string, string[]> {
    const given = this.file.coefficients[lot]?.[supplier];
    if (!given) throw new Error(`the fixture has no coefficients of ${supplier} in ${lot}`);
    return given;
  }
}

const bundled = new URL('./demo-tender.json', import.meta.url);

/**
 * Reads a fixture. A line of the script without `acts` means what the line with the same words means in our own fixture;
 * words that nobody has given a meaning to are an error, since the demo would silently leave them out.
 */
export function readFixture(path: string | URL = bundled): Fixture {
  const file = parseFixture(path);
  const known = new Map(parseFixture(bundled).script.map(({ does, acts }) => [does, acts]));
  const script = file.script.map((line) => ({ ...line, acts: line.acts ?? known.get(line.does) }));
  const unknown = script.find(({ acts }) => acts === undefined);
  if (unknown) throw new Error(`the script says "${unknown.does}" without \`acts\``);
  return new Fixture({ ...file, script });
}

function parseFixture(path: string | URL): FixtureFile {
  return fixtureSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
