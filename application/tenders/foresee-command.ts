import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import type { CommandEnvelope } from '../../domain/tender/commands.js';
import { communicationReaders, type ReaderGroup } from '../../domain/tender/communication-readers.js';
import type { Disclosed } from '../../domain/tender/disclosed.js';
import type { CommunicationKind } from '../../domain/tender/effects.js';
import { disclosedData, type EventAudience } from '../../domain/tender/event-disclosure.js';
import type { TenderEventType } from '../../domain/tender/events.js';
import {
  changedPhases,
  changedTerms,
  type ChangedPhases,
  type ChangedTerm,
  type Foresight,
} from '../../domain/tender/foresee.js';
import type { Refusal } from '../../domain/tender/outcome.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { BidId, LotId } from '../../domain/types.js';
import { foreseeCommand, type ForeseenOutcome } from '../../entities/foresight.js';
import { commandIdOf, rowIdOf } from './command-id.js';
import { audienceOf } from './readable-tender.js';
import {
  assertAlive,
  permit,
  startsProcess,
  toCommand,
  type SubmitCommand,
  type SubmittedCommand,
} from './submit-command.js';

export interface ForeseenCommunication {
  readonly kind: CommunicationKind;
  readonly lot: LotId | null;
  /** The bid that it is about, for who may know bidders. */
  readonly bid: BidId | null;
  readonly to: readonly {
    readonly readers: ReaderGroup;
    /** How many, where the caller may know; before the closing nobody does. */
    readonly count: number | null;
  }[];
}

/** What a command would do, as far as its author may know. */
export type ForeseenCommand =
  | {
      readonly wouldBe: 'accepted';
      readonly events: readonly { readonly type: TenderEventType; readonly data: Disclosed }[];
      readonly terms: readonly ChangedTerm[];
      readonly communications: readonly ForeseenCommunication[];
      readonly phase: ChangedPhases;
    }
  | ({ readonly wouldBe: 'refused' } & Refusal);

/** Answers "what if": the checks of a command and the decision of the record, of which nothing is left. */
export class ForeseeCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: SubmitCommand,
  ) {}

  /** Throws what the command is refused with before it is looked at: `notFound`, `notPermitted`. */
  async foresee(submitted: SubmittedCommand): Promise<ForeseenCommand> {
    const { tender, person, roles, command } = submitted;
    const target = await this.commands.getTarget(tender);
    const { actor, act: kind } = permit(submitted, target.procedure);
    const id = commandIdOf(person, `foresee ${tender} ${command.type}`, submitted.idempotencyKey);
    const bodyDigest = sha256Hex(canonicalJson(command.body));
    const act = kind ? { id: rowIdOf(id), digest: bodyDigest } : undefined;
    const envelope: CommandEnvelope = {
      ...{ id, tender, actor, bodyDigest },
      command: toCommand(command, act),
    };
    try {
      if (!startsProcess(envelope, target)) assertAlive(envelope, target);
      await this.commands.assertMembers(command);
      const foreseen = await foreseeCommand(this.dataSource, envelope);
      return toForeseen(foreseen, await audienceOf(this.dataSource, tender, { person, roles }));
    } catch (error) {
      if (error instanceof DomainError) return toRefused(error);
      throw error;
    }
  }
}

function toForeseen({ before, outcome }: ForeseenOutcome, audience: EventAudience): ForeseenCommand {
  if (outcome instanceof DomainError) return toRefused(outcome);
  return {
    wouldBe: 'accepted',
    events: outcome.events.flatMap((event) => {
      const data = disclosedData(event, audience);
      return data ? [{ type: event.type, data: withoutAct(data) }] : [];
    }),
    terms: changedTerms(before, outcome.after),
    communications: toCommunications(outcome, audience),
    phase: changedPhases(before, outcome.after),
  };
}

/** Nobody has signed an act: there is none to name. */
function withoutAct(data: Disclosed): Disclosed {
  return Object.fromEntries(Object.entries(data).filter(([member]) => member !== 'act'));
}

function toRefused({ code, params, article }: DomainError): ForeseenCommand {
  return { wouldBe: 'refused', code, params, article: article ?? null };
}

function toCommunications({ effects, after }: Foresight, audience: EventAudience): ForeseenCommunication[] {
  // Before the closing not even the number of bidders may show, to whomever (rule of the sealed bids, art. 35 c. 2).
  const mayKnow = audience === 'insider' && after.closedAt !== null;
  return effects.flatMap((effect) => {
    if (effect.kind !== 'communicate') return [];
    const { communication: kind, lot = null, bid = null } = effect.data;
    const to = communicationReaders[kind].map((readers) => ({
      readers,
      count: mayKnow ? countOf(readers, after) : null,
    }));
    return [{ kind, lot, bid: mayKnow ? bid : null, to }];
  });
}

/** Who follows a tender or conducts it is no part of its state; whether an excluded bidder is still told of an award neither. */
function countOf(readers: ReaderGroup, after: Tender): number | null {
  if (readers === 'theBidder') return 1;
  return readers === 'bidders' ? Object.keys(after.bids).length : null;
}
