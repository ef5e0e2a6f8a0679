import type { DataSource, EntityManager } from 'typeorm';
import { DomainError } from '../domain/errors.js';
import type { CommandEnvelope } from '../domain/tender/commands.js';
import { evolve } from '../domain/tender/evolve.js';
import { foresee, type Foresight } from '../domain/tender/foresee.js';
import { passDeadline } from '../domain/tender/pass-deadline.js';
import type { Tender } from '../domain/tender/tender.js';
import { loadCommandFacts, loadDeadlineFacts } from './facts-loader.js';
import { contextOf, dueNow, engine, readTenderNow, type TenderNow } from './tender-now.js';

/** What the record would decide at this moment: the state that it would decide on, and what would follow or forbid. */
export interface ForeseenOutcome {
  readonly before: Tender | null;
  readonly outcome: Foresight | DomainError;
}

/**
 * Asks what `record` would do with a command, in one transaction that can only read: it takes no lock, and neither act
 * nor event nor outcome is left. Instants already past are passed in memory first, as the record would.
 */
export function foreseeCommand(dataSource: DataSource, envelope: CommandEnvelope): Promise<ForeseenOutcome> {
  return dataSource.transaction(async (manager) => {
    await manager.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const { tender: id, command, actor } = envelope;
    const { tender, now } = await passInMemory(manager, await readTenderNow(manager, id));
    const facts = await loadCommandFacts(manager, id, tender, command);
    const context = contextOf(actor, now, facts, envelope.id);
    return { before: tender, outcome: refusalOr(() => foresee(command, id, tender, context)) };
  });
}

async function passInMemory(manager: EntityManager, { tender, now }: TenderNow): Promise<TenderNow> {
  let state = tender;
  for (let due = dueNow(state, now); state && due; due = dueNow(state, now)) {
    const facts = await loadDeadlineFacts(manager, state, due);
    const event = passDeadline(due, state, contextOf(engine, now, facts, ''));
    state = evolve(state, { ...event, version: state.version + 1, at: now });
  }
  return { tender: state, now };
}

function refusalOr(run: () => Foresight): Foresight | DomainError {
  try {
    return run();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
