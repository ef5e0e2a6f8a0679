import { DomainError } from '../../domain/errors.js';
import { findOpening } from '../../domain/procedures/procedures.js';
import type { RecordedEvent, TenderEventType } from '../../domain/tender/events.js';
import type { Tender } from '../../domain/tender/tender.js';
import { assertMayOpen } from '../../domain/tender/opening/decide.js';
import type { DecisionContext } from '../../domain/tender/decision.js';
import type { Facts } from '../../domain/tender/facts.js';
import type { EnvelopeKind, Instant, LotId, TenderId } from '../../domain/types.js';
import { rowsOf, type Queryable } from '../../entities/stores/queryable.js';

/** The event that permits a release, as the custodian's client shows it. */
export interface PermittingEvent {
  readonly type: TenderEventType;
  readonly version: number;
  readonly at: Instant;
}

/** Throws why the key may not be used now: order, phase, a guard of its step. `notBefore` is the caller's. */
export async function assertOpeningPermitted(
  db: Queryable,
  tender: Tender,
  kind: EnvelopeKind,
  lot: LotId | null,
  now: Instant,
): Promise<void> {
  const declarations = await rowsOf<Facts['declarations'][number]>(
    db,
    'SELECT person, stage FROM declarations WHERE tender = $1',
    [tender.id],
  );
  const context: DecisionContext = {
    now,
    actor: { person: null, role: 'custodian' },
    facts: { declarations },
    commandId: '',
    salt: '',
  };
  assertMayOpen({ type: 'unlockEnvelopes', data: { kind, lot, bids: [], unreadable: [] } }, tender, context);
}

/** The recorded event that the step rests on; null while it has not happened. */
export async function findPermittingEvent(
  db: Queryable,
  tender: Tender,
  kind: EnvelopeKind,
  lot: LotId | null,
): Promise<PermittingEvent | null> {
  const step = findOpening(tender, kind);
  if (!step) return null;
  const events = await listEvents(db, tender.id, step.permittedBy);
  const last = events.filter(({ data }) => lot === null || !('lot' in data) || data.lot === lot).at(-1);
  return last ? { type: last.type, version: last.version, at: last.at } : null;
}

async function listEvents(
  db: Queryable,
  tender: TenderId,
  types: readonly TenderEventType[],
): Promise<RecordedEvent[]> {
  return rowsOf<RecordedEvent>(
    db,
    'SELECT version, type, data, iso(at) AS at FROM events WHERE tender = $1 AND type = ANY($2) ORDER BY version',
    [tender, types],
  );
}

export async function isOpeningPermitted(
  ...subject: Parameters<typeof assertOpeningPermitted>
): Promise<boolean> {
  try {
    await assertOpeningPermitted(...subject);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
