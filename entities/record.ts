import type { DataSource, EntityManager } from 'typeorm';
import { decide } from '../domain/tender/decide.js';
import { nextDeadline } from '../domain/tender/deadlines.js';
import type { CommandEnvelope } from '../domain/tender/commands.js';
import type { Decision } from '../domain/tender/decision.js';
import type {
  CommandOutcome,
  PassDeadlineInput,
  PassDeadlineResult,
  RecordInput,
  RecordResult,
} from '../domain/tender/outcome.js';
import { passDeadline } from '../domain/tender/pass-deadline.js';
import type { Tender } from '../domain/tender/tender.js';
import type { Instant, TenderId } from '../domain/types.js';
import { DomainError } from '../domain/errors.js';
import { EventAppender } from './event-appender.js';
import { loadCommandFacts, loadDeadlineFacts } from './facts-loader.js';
import { registerAct } from './act-register.js';
import { findOutcome, storeOutcome } from './command-outcomes.js';
import { contextOf, dueNow, engine, readTenderNow, type TenderNow } from './tender-now.js';

/**
 * The authority on a tender: one transaction takes its exclusive lock, answers a known command from its stored
 * outcome, appends the events of instants already past, decides, and appends events, leaves, outbox and projection.
 */
export class TenderRecord {
  constructor(private readonly dataSource: DataSource) {}

  record(input: RecordInput): Promise<RecordResult> {
    return this.dataSource.transaction((manager) => this.recordWithin(manager, input));
  }

  /** As `record`, inside the caller's transaction. */
  async recordWithin(
    manager: EntityManager,
    { tender: id, envelope, seenVersion }: RecordInput,
  ): Promise<RecordResult> {
    await lockExclusively(manager, id);
    const known = envelope ? await findOutcome(manager, envelope) : undefined;
    if (known) return { outcome: known, events: await eventsAfter(manager, id, seenVersion) };
    const passed = await this.passDueDeadlines(manager, await readTenderNow(manager, id), id);
    const outcome = envelope ? await this.decideAndStore(manager, envelope, passed) : null;
    return { outcome, events: await eventsAfter(manager, id, seenVersion) };
  }

  /** Records the instants that the tender's clock has reached; tells how early the caller was if none has come. */
  passDeadline({ tender: id, expectedDueAt, seenVersion }: PassDeadlineInput): Promise<PassDeadlineResult> {
    return this.dataSource.transaction(async (manager) => {
      await lockExclusively(manager, id);
      const before = await readTenderNow(manager, id);
      const due = before.tender && nextDeadline(before.tender)?.dueAt;
      const after = await this.passDueDeadlines(manager, before, id);
      const events = await eventsAfter(manager, id, seenVersion);
      if (after.tender?.version !== before.tender?.version) return { status: 'passed', earlyByMs: 0, events };
      if (due !== expectedDueAt) return { status: 'moved', earlyByMs: 0, events };
      return { status: 'early', earlyByMs: Date.parse(expectedDueAt) - Date.parse(before.now), events };
    });
  }

  private async passDueDeadlines(manager: EntityManager, start: TenderNow, id: TenderId): Promise<TenderNow> {
    let { tender } = start;
    for (let due = dueNow(tender, start.now); tender && due; due = dueNow(tender, start.now)) {
      const facts = await loadDeadlineFacts(manager, tender, due);
      const event = passDeadline(due, tender, contextOf(engine, start.now, facts, ''));
      const appender = new EventAppender(manager, id, { actor: engine, commandId: null, now: start.now });
      tender = await appender.append(tender, [event]);
    }
    return { tender, now: start.now };
  }

  private async decideAndStore(
    manager: EntityManager,
    envelope: CommandEnvelope,
    { tender, now }: TenderNow,
  ): Promise<CommandOutcome> {
    const outcome = await this.decideAndAppend(manager, envelope, tender, now);
    // The engine repeats itself under one id until the facts are there: its refusals are not kept.
    if (outcome.status === 'accepted' || envelope.actor.role !== 'engine') {
      await storeOutcome(manager, envelope, outcome);
    }
    return outcome;
  }

  private async decideAndAppend(
    manager: EntityManager,
    envelope: CommandEnvelope,
    tender: Tender | null,
    now: Instant,
  ): Promise<CommandOutcome> {
    const { command, actor, id: commandId } = envelope;
    const facts = await loadCommandFacts(manager, envelope.tender, tender, command);
    const context = contextOf(actor, now, facts, commandId);
    const decision = refusalOr(() => decide(command, envelope.tender, tender, context));
    if (decision instanceof DomainError) return refused(decision);
    const unknownAct = await registerAct(manager, envelope, now);
    if (unknownAct) return refused(unknownAct);
    const appender = new EventAppender(manager, envelope.tender, { actor, commandId, now });
    const after = await appender.append(tender, decision.events);
    if (decision.evaluation) await appender.storeEvaluation(decision.evaluation, context.salt, after.version);
    return { status: 'accepted', version: after.version, at: now };
  }
}

function refusalOr(run: () => Decision): Decision | DomainError {
  try {
    return run();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

function refused(error: DomainError): CommandOutcome {
  return {
    status: 'refused',
    refusal: { code: error.code, params: error.params, article: error.article ?? null },
  };
}

/** A statement of its own: a row read in the statement that waits for the lock would be the row from before. */
async function lockExclusively(manager: EntityManager, id: TenderId): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(tender_lock_key($1::uuid))', [id]);
}

async function eventsAfter(
  manager: EntityManager,
  id: TenderId,
  seenVersion: number,
): Promise<RecordResult['events']> {
  return manager.query<RecordResult['events']>(
    'SELECT version, type, data, iso(at) AS at FROM events WHERE tender = $1 AND version > $2 ORDER BY version',
    [id, seenVersion],
  );
}
