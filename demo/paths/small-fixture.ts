import { fixtureSchema, Fixture, readFixture, type FixtureLot, type ScriptAct } from '../fixture.js';
import type { DraftGuarantees } from '../../domain/tender/draft.js';
import type { LotId } from '../../domain/types.js';

/** The firms that the local identity provider knows, in this order. */
const firms = readFixture().suppliers;

/** Discounts of the first lot; the second lot goes the other way round. */
const discounts = ['12.50', '18.25', '9.00', '15.00', '21.40'];
const coefficients = ['0.9', '0.8', '0.7', '0.6', '0.5'];

export interface SmallTender {
  /** 1 unless said. */
  readonly lots?: 1 | 2;
  /** How many of the firms register and bid for every lot: 2 unless said. */
  readonly suppliers?: number;
  /** Those of them that do not bid by themselves. */
  readonly silent?: readonly string[];
  /** Supplier → what it does beyond bidding. */
  readonly acts?: Readonly<Record<string, readonly ScriptAct[]>>;
  /** Supplier → discount per cent in every lot, where it is not the usual one. */
  readonly discounts?: Readonly<Record<string, string>>;
  /** All bids are equal, in quality and in price. */
  readonly equal?: boolean;
  /** Whether the documents let bids be evaluated before they are examined. */
  readonly inversion?: 'allowed' | 'chosen';
  /** Guarantees that the documents ask for: none unless said. */
  readonly guarantees?: DraftGuarantees;
  /** How many lots one bidder may bid for and win. */
  readonly lotLimits?: Fixture['tender']['lotLimits'];
}

/** A tender small enough to be played in some seconds: two custodians of three open it, three commissioners score it. */
export function smallFixture({
  lots = 1,
  suppliers = 2,
  silent = [],
  acts = {},
  discounts: own = {},
  equal = false,
  inversion,
  guarantees,
  lotLimits,
}: SmallTender = {}): Fixture {
  const registered = firms.slice(0, suppliers);
  const bidding = registered.filter(({ id }) => !silent.includes(id));
  const sold = smallLots.slice(0, lots);
  const offersOf = (supplier: string, seat: number): object[] =>
    sold.map(({ id }, at) => ({
      lot: id,
      discountPercent: equal
        ? discounts[0]
        : (own[supplier] ?? discounts[at === 0 ? seat : suppliers - 1 - seat]),
    }));
  return new Fixture(
    fixtureSchema.parse({
      tender: { ...smallTender, lots: sold, inversion, guarantees, lotLimits },
      suppliers: registered,
      bids: bidding.map(({ id }, seat) => ({ supplier: id, lots: offersOf(id, seat) })),
      script: Object.entries(acts).map(([who, does]) => ({ who, does: '', acts: does })),
      coefficients: Object.fromEntries(
        sold.map((lot) => [
          lot.id,
          Object.fromEntries(bidding.map(({ id }, at) => [id, toScores(lot, equal ? 0 : at)])),
        ]),
      ),
    }),
  );
}

function toScores({ criteria }: FixtureLot, seat: number): Record<string, (string | undefined)[]> {
  const given = coefficients[seat];
  return Object.fromEntries(criteria.map(({ id }) => [id, [given, given, given]]));
}

const smallTender = {
  title: { it: 'Teleassistenza domiciliare: percorso di prova', en: 'Home telecare: a path on trial' },
  authority: readFixture().tender.authority,
  procedure: 'open',
  innovation: { strategic: 'inn-pur', acquisition: 'prod-innov' },
  submissionDays: 30,
  enquiriesCloseDaysBefore: 10,
  custodians: { k: 2, n: 3 },
  commissioners: 3,
  abnormalElement: { kind: 'discountAbove', percent: '30.00' },
  economicScoresAfterExclusion: 'computeAgain',
} as const;

const criteria = [
  { id: 'T1', title: { it: 'Efficacia attesa', en: 'Expected effect' }, max: 50 },
  { id: 'T2', title: { it: 'Organizzazione', en: 'Organisation' }, max: 30 },
];

const smallLots: FixtureLot[] = [
  {
    id: 'LOT-0001' as LotId,
    title: { it: 'Piattaforma', en: 'Platform' },
    baseCents: 40_000_000,
    safetyCents: 200_000,
    cpv: '48180000',
    economic: { max: 20, formula: 'linear' },
    technicalThreshold: null,
    criteria,
  },
  {
    id: 'LOT-0002' as LotId,
    title: { it: 'Dispositivi', en: 'Devices' },
    baseCents: 30_000_000,
    safetyCents: 200_000,
    cpv: '33195000',
    economic: { max: 20, formula: 'linear' },
    technicalThreshold: null,
    criteria,
  },
];
