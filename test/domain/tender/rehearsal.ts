import { decide } from '../../../domain/tender/decide.js';
import type { Deadline } from '../../../domain/tender/deadline.js';
import { nextDeadline } from '../../../domain/tender/deadlines.js';
import type { Actor, Command, CommandData, CommandType, Role } from '../../../domain/tender/commands.js';
import type { TenderDraft } from '../../../domain/tender/draft.js';
import type { ActReference } from '../../../domain/tender/act.js';
import type { RecordedEvent, TenderEvent } from '../../../domain/tender/events.js';
import { evolve } from '../../../domain/tender/evolve.js';
import type { Facts } from '../../../domain/tender/facts.js';
import { passDeadline } from '../../../domain/tender/pass-deadline.js';
import { bidsToOpen } from '../../../domain/tender/opening/order.js';
import type { Tender } from '../../../domain/tender/tender.js';
import { agreement, termsOfWork } from '../../../proofs/rig/terms-of-work.js';
import type {
  AuthorityId,
  BidId,
  EnvelopeKind,
  Instant,
  LotId,
  PersonId,
  Sha256Hex,
  SupplierId,
  TenderId,
} from '../../../domain/types.js';

export const tenderId = '7d1f2c1e-6c0a-4f6e-9d42-1d4f5f0f8a01' as TenderId;
export const lot1 = 'LOT-0001' as LotId;
export const bidA = 'aaaaaaaa-0000-4000-8000-000000000001' as BidId;
export const bidB = 'bbbbbbbb-0000-4000-8000-000000000002' as BidId;
export const act: ActReference = { id: 'act-1', digest: '0'.repeat(64) as Sha256Hex };
const salt = '5'.repeat(64);

export const draft: TenderDraft = {
  authority: 'ars-demo' as AuthorityId,
  procedure: 'open',
  simulation: true,
  title: { it: 'Telemonitoraggio', en: 'Telemonitoring' },
  nuts: 'ITF4',
  innovation: { strategic: 'inn-pur', acquisition: 'prod-innov' },
  submission: { days: 30, publishWithinDays: 1 },
  enquiriesCloseDaysBefore: 10,
  custody: { k: 2, n: 3 },
  commissioners: 3,
  abnormalElement: { kind: 'discountAbove', percent: '30.00' },
  economicScoresAfterExclusion: 'computeAgain',
  lots: [
    {
      id: lot1,
      title: { it: 'Piattaforma', en: 'Platform' },
      baseCents: 100_000_000,
      safetyCents: 500_000,
      cpv: '48180000',
      cig: 'B00012EADB',
      economic: { max: 30, formula: { kind: 'linear' } },
      technicalThreshold: '30.00',
      criteria: [{ id: 'T1', title: { it: 'Qualità', en: 'Quality' }, max: 70 }],
      collectiveAgreement: agreement,
    },
  ],
  ...termsOfWork,
  decision: {
    procedureChoice: 'mercato aperto',
    valueEstimate: 'indagine di mercato',
    lots: 'lotto unico funzionale',
    collectiveAgreement: 'CCNL Commercio',
    environmentalCriteria: 'non applicabili',
  },
  cup: null,
  cui: null,
  documents: [],
};

const person = (name: string) => name as PersonId;

/** Facts of a tender in which everybody did what was asked; a test changes what it is about. */
export const facts: Facts = {
  draft,
  roles: [
    { person: person('rup'), role: 'rup' },
    { person: person('organ'), role: 'awardOrgan' },
    { person: person('seggio'), role: 'seggio' },
    ...['c1', 'c2', 'c3'].map((custodian) => ({ person: person(custodian), role: 'custodian' as const })),
  ],
  custody: {
    manifest: '1'.repeat(64) as Sha256Hex,
    notBefore: null,
    sharesMade: 9,
    sharesAcknowledged: 9,
    custodiansProven: 3,
    custodiansLeft: 3,
  },
  malfunctions: [],
  lastAnswerAt: null,
  submissions: [
    { bid: bidA, supplier: 'supplier-a' as SupplierId, lots: [lot1] },
    { bid: bidB, supplier: 'supplier-b' as SupplierId, lots: [lot1] },
  ],
  readings: [bidA, bidB].map((bid) => ({ bid, refused: null, offer: null })),
  offers: [offer(bidA, '10.00', 90_000_000), offer(bidB, '20.00', 80_000_000)],
  rectificationReadings: [],
  answered: true,
  declarations: ['m1', 'm2', 'm3'].flatMap((member) => [
    { person: person(member), stage: 'beforeNames' as const },
    { person: person(member), stage: 'afterNames' as const },
  ]),
  coefficients: { [bidA]: coefficients('0.9'), [bidB]: coefficients('0.6') },
  lastAwardCommunicationAt: null,
  redacted: [],
  groupChanges: [],
  companiesNow: [],
};

export function offer(bid: BidId, discountPercent: string, priceCents: number): Facts['offers'][number] {
  return {
    bid,
    refused: null,
    offer: { discountPercent, priceCents, labourCostCents: 0, safetyCostCents: 0 },
  };
}

export function coefficients(value: string): Facts['coefficients'][BidId] {
  return { T1: { [person('m1')]: value, [person('m2')]: value, [person('m3')]: value } };
}

/** A tender driven by pure functions alone: what `record` does, without PostgreSQL. */
export class Rehearsal {
  tender: Tender | null = null;
  readonly events: RecordedEvent[] = [];
  private commands = 0;

  constructor(
    public now: Instant,
    public facts: Facts,
  ) {}

  get state(): Tender {
    if (!this.tender) throw new Error('not launched');
    return this.tender;
  }

  command<T extends CommandType>(role: Role, type: T, data: CommandData[T]): TenderEvent[] {
    const commandId = (++this.commands).toString(16).padStart(64, '0');
    const context = {
      now: this.now,
      actor: actorOf(role, data, this.tender),
      facts: this.facts,
      commandId,
      salt,
    };
    const { events } = decide({ type, data } as unknown as Command, tenderId, this.tender, context);
    for (const event of events) this.append(event);
    return [...events];
  }

  /** Moves the clock to the next awaited term and lets it pass, with the reminders before it. */
  passNext(): Deadline {
    const deadline = this.passInstant();
    return deadline.kind === 'reminder' ? this.passNext() : deadline;
  }

  /** Moves the clock to the next term or reminder and lets it pass. */
  passInstant(): Deadline {
    const deadline = nextDeadline(this.state);
    if (!deadline) throw new Error('nothing is awaited');
    this.now = deadline.dueAt;
    const context = {
      now: this.now,
      actor: { person: null, role: 'engine' as const },
      facts: this.facts,
      commandId: '',
      salt,
    };
    this.append(passDeadline(deadline, this.state, context));
    return deadline;
  }

  /** `rectifications`: labels of those that are opened beside the envelopes. */
  open(kind: EnvelopeKind, lot: LotId | null, rectifications: readonly string[] = []): void {
    const bids = bidsToOpen(this.state, kind, lot);
    const beside = rectifications.map((rectification) => ({ rectification, refused: null }));
    const readings = [...bids, ...beside].map((of) =>
      typeof of === 'string'
        ? { bid: of, refused: null, offer: null }
        : { bid: bids[0] as BidId, ...of, offer: null },
    );
    this.facts = { ...this.facts, readings, rectificationReadings: beside };
    this.command('custodian', 'unlockEnvelopes', {
      ...{ kind, lot, bids, unreadable: [] },
      ...(beside.length > 0 && { rectifications: [...rectifications] }),
    });
    this.command('engine', 'confirmReading', { kind, lot });
  }

  private append(event: TenderEvent): void {
    const recorded = { ...event, version: (this.tender?.version ?? 0) + 1, at: this.now } as RecordedEvent;
    this.events.push(recorded);
    this.tender = evolve(this.tender, recorded);
  }
}

/** Of a supplier: a person of whoever the command is about. */
export function actorOf(role: Role, data: object, tender: Tender | null): Actor {
  if (role !== 'supplier' || !tender) return { person: null, role };
  const { lot, bid = lot && tender.lots[lot]?.proposed } = data as { lot?: LotId; bid?: BidId };
  const supplier = bid && tender.bids[bid]?.supplier;
  return { person: null, role, ...(supplier && { supplier }) };
}

/** Steps of the main line, each from the state that the one before left. */
export const mainLine: readonly [name: string, step: (rehearsal: Rehearsal) => void][] = [
  ['decided', (r) => r.command('awardOrgan', 'adoptDecision', { act })],
  ['transmitted', (r) => withManifest(r).command('rup', 'publishTender', { act })],
  ['published', (r) => r.command('engine', 'confirmPublication', { channel: 'profile' })],
  ['enquiries closed', (r) => r.passNext()],
  ['custody proven', (r) => r.passNext()],
  ['closed', (r) => r.passNext()],
  ['administrative opened', (r) => r.open('administrative', null)],
  ['admitted A', (r) => r.command('rup', 'admitBid', { act, bid: bidA, lots: [lot1] })],
  ['admitted B', (r) => r.command('rup', 'admitBid', { act, bid: bidB, lots: [lot1] })],
  ['admissions closed', (r) => r.command('rup', 'closeAdmissions', { act })],
  ['commission appointed', appointCommission],
  ['technical opened', (r) => r.open('technical', lot1)],
  ['scores frozen', (r) => r.command('commissioner', 'freezeScores', { act, lot: lot1 })],
  ['economic opened', (r) => r.open('economic', lot1)],
  ['ranked', (r) => r.command('commissioner', 'formRanking', { act, lot: lot1 })],
  ['proposed', (r) => r.command('commissioner', 'proposeAward', { act, lot: lot1 })],
  ['verified', (r) => r.command('rup', 'verifyRequirements', { act, lot: lot1 })],
  ['awarded', (r) => r.command('awardOrgan', 'awardLot', { act, lot: lot1 })],
  ['communicated', communicate],
  ['standstill over', (r) => r.passNext()],
  ['signed', (r) => r.command('awardOrgan', 'signContract', { act, lot: lot1 })],
];

/** A tender after the named step of the main line; after the last one unless said, before the first with `null`. */
export function rehearse(until?: string | null, change: Partial<Facts> = {}): Rehearsal {
  const rehearsal = new Rehearsal('2026-03-02T09:00:00.000Z', { ...facts, ...change });
  if (until === null) return rehearsal;
  for (const [name, step] of mainLine) {
    step(rehearsal);
    if (name === until) return rehearsal;
  }
  if (until !== undefined) throw new Error(`no step ${until}`);
  return rehearsal;
}

function withManifest(rehearsal: Rehearsal): Rehearsal {
  const custody = { ...rehearsal.facts.custody, notBefore: rehearsal.state.submissionDeadline };
  rehearsal.facts = { ...rehearsal.facts, custody };
  return rehearsal;
}

function appointCommission(rehearsal: Rehearsal): void {
  const members = [person('m1'), person('m2'), person('m3')];
  rehearsal.command('awardOrgan', 'appointCommission', { act, members, chair: person('m1') });
}

function communicate(rehearsal: Rehearsal): void {
  rehearsal.facts = { ...rehearsal.facts, lastAwardCommunicationAt: rehearsal.now };
  rehearsal.command('engine', 'confirmAwardCommunicated', { lot: lot1 });
}
