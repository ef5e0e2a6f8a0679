import { DomainError } from '../../../../domain/errors.js';
import { testCig } from '../../../../domain/identifiers/cig.js';
import type { Command, CommandType, Role } from '../../../../domain/tender/commands.js';
import { decide } from '../../../../domain/tender/decide.js';
import { nextDeadline } from '../../../../domain/tender/deadlines.js';
import type { TenderEvent } from '../../../../domain/tender/events.js';
import type { Facts } from '../../../../domain/tender/facts.js';
import type { BidId, Instant, LotId, PersonId, SupplierId } from '../../../../domain/types.js';
import { generators } from '../../../../proofs/walks/generators.js';
import type { Pick } from '../../../../proofs/walks/pick.js';
import { actorOf, coefficients, draft, facts, lot1, offer, Rehearsal, tenderId } from '../rehearsal.js';

export const commandTypes = Object.keys(generators) as CommandType[];
export const lot2 = 'LOT-0002' as LotId;
const lots = [lot1, lot2];
const salt = '5'.repeat(64);

const bids = ['a', 'b', 'c'].map((name) => `${name.repeat(8)}-0000-4000-8000-000000000001` as BidId);
const prices = ['8.00', '20.00', '35.00', '12.50'];
const members = ['m1', 'm2', 'm3'] as PersonId[];
const scores = ['0.9', '0.6', '0.4'];

/** A step that was taken: what it was, the events that it led to, or the code that it was refused with. */
export type Taken =
  | { readonly by: 'time'; readonly events: readonly TenderEvent[] }
  | { readonly by: Role; readonly command: Command; readonly events: readonly TenderEvent[] }
  | { readonly by: Role; readonly command: Command; readonly refused: DomainError };

/** A tender that anybody sends anything to at any time; its facts are those of people who do their part, mostly. */
export class Walk {
  readonly rehearsal: Rehearsal;

  constructor(private readonly world: Facts) {
    this.rehearsal = new Rehearsal('2026-03-02T09:00:00.000Z', world);
  }

  /** Lets the instants pass that the clock has reached, as the record does before it decides. */
  moveTo(now: Instant): Taken {
    const { rehearsal } = this;
    const before = rehearsal.events.length;
    for (let due = this.dueBy(now); due; due = this.dueBy(now)) rehearsal.passInstant();
    rehearsal.now = now;
    return { by: 'time', events: rehearsal.events.slice(before) };
  }

  private dueBy(now: Instant): boolean {
    const next = this.rehearsal.tender && nextDeadline(this.rehearsal.tender);
    return next ? Date.parse(next.dueAt) <= Date.parse(now) : false;
  }

  send(role: Role, type: CommandType, pick: Pick, isHelpful = false): Taken {
    const { rehearsal } = this;
    const { tender, now } = rehearsal;
    const data = generators[type]({ tender, now, members }, pick);
    const command = { type, data } as unknown as Command;
    rehearsal.facts = this.factsNow(pick, isHelpful);
    try {
      return { by: role, command, events: rehearsal.command(role, type, data) };
    } catch (error) {
      if (error instanceof DomainError) return { by: role, command, refused: error };
      throw error;
    }
  }

  /** Whether this command would be heard, if everybody had done his part. */
  wouldAccept(role: Role, type: CommandType, pick: Pick): boolean {
    const { tender, now } = this.rehearsal;
    const command = { type, data: generators[type]({ tender, now, members }, pick) } as unknown as Command;
    const context = {
      now,
      actor: actorOf(role, command.data, tender),
      facts: this.factsNow(pick, true),
      commandId: salt,
      salt,
    };
    try {
      return decide(command, tenderId, tender, context).events.length > 0;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  private factsNow(pick: Pick, isHelpful: boolean): Facts {
    const { tender, now } = this.rehearsal;
    const isDone = (): boolean => isHelpful || !pick.oneIn(5);
    return {
      ...this.world,
      custody: { ...this.world.custody, notBefore: isDone() ? (tender?.submissionDeadline ?? null) : null },
      declarations: isDone() ? this.world.declarations : [],
      answered: isDone(),
      lastAwardCommunicationAt: isDone() ? now : null,
      readings: isDone() ? this.world.readings : [],
    };
  }
}

const companies = ['IT/1', 'IT/2', 'IT/3', 'IT/4'];
const limits = [
  { maxBid: null, maxWon: 1, rule: 'bestRank', reason: 'two suppliers' },
  { maxBid: 1, maxWon: null, rule: 'lotValue', reason: 'many bidders' },
] as const;

/**
 * Two lots, up to three bidders, each in one lot or in both, with prices that may look abnormally low; two may have a
 * company in common, a group may change, lots may be limited, and provisional guarantees asked for.
 */
export function makeWorld(pick: Pick): Facts {
  const bidding = bids.slice(0, pick.one([3, 2, 1, 0]));
  return {
    ...facts,
    draft: {
      ...draft,
      lotLimits: pick.one([null, ...limits]),
      guarantees: pick.one([null, { provisionalPercent: '2', definitive: false }]),
      lots: lots.flatMap((id) => draft.lots.map((lot) => ({ ...lot, id, cig: testCig(id) }))),
    },
    submissions: bidding.map((bid) => ({
      bid,
      supplier: `supplier-${bid[0]}` as SupplierId,
      lots: pick.some(lots),
    })),
    offers: bidding.map((bid, at) => offer(bid, pick.one(prices), 70_000_000 + at)),
    readings: bidding.map((bid) => ({
      ...{ bid, refused: null, offer: null },
      companies: [pick.one(companies)],
      agreements: lots.map((lot) => ({ lot, code: pick.one(['C011', 'C011', 'H011']), equivalent: true })),
    })),
    companiesNow: bidding.map((bid) => ({ bid, companies: [pick.one(companies)] })),
    groupChanges: pick.some(bids).map((bid) => ({
      ...{ id: bid, bid, ground: 'substitution', companies: [pick.one(companies)] },
    })),
    coefficients: Object.fromEntries(bidding.map((bid) => [bid, coefficients(pick.one(scores))])),
  };
}
