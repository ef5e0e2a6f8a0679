import { procedures } from '../procedures/procedures.js';
import type { DeadlineKind } from '../procedures/procedure.js';
import type { Instant, LotId } from '../types.js';
import { lotIdsOf } from './tender.js';
import type { Lot, Tender } from './tender.js';

/** An instant that the engine will reach by itself; `ref` names the request whose term ends. */
export interface Deadline {
  readonly kind: DeadlineKind;
  readonly dueAt: Instant;
  readonly lot?: LotId;
  readonly ref?: string;
}

/** Instants still ahead of the tender, the earliest first; all were computed when their event was recorded. */
export function deadlines(tender: Tender): Deadline[] {
  return [
    ...tenderDeadlines(tender),
    ...lotIdsOf(tender).flatMap((lot) => lotDeadlines(lot, tender.lots[lot])),
  ]
    .filter((deadline) => isAwaited(tender, deadline))
    .sort(byInstant);
}

export function nextDeadline(tender: Tender): Deadline | undefined {
  return deadlines(tender)[0];
}

function tenderDeadlines(tender: Tender): Deadline[] {
  const running: Deadline[] = Object.entries(tender.integrations)
    .filter(([, term]) => term.endedAt === null)
    .map(([ref, term]) => ({ kind: 'integrationEnd', dueAt: term.dueAt, ref }));
  if (!tender.enquiriesClosedAt) running.push({ kind: 'enquiriesClose', dueAt: tender.enquiriesCloseAt });
  if (!tender.custodyProofCountedAt) running.push({ kind: 'custodyProof', dueAt: tender.custodyProofAt });
  if (!tender.closedAt) running.push({ kind: 'submissionClose', dueAt: tender.submissionDeadline });
  return running;
}

function lotDeadlines(id: LotId, lot: Lot | undefined): Deadline[] {
  if (!lot) return [];
  const found: Deadline[] = [];
  if (lot.explanations && lot.explanations.endedAt === null) {
    found.push({ kind: 'explanationsEnd', dueAt: lot.explanations.dueAt, lot: id, ref: lot.explanations.id });
  }
  if (lot.standstillEndsAt) found.push({ kind: 'standstillEnd', dueAt: lot.standstillEndsAt, lot: id });
  return found;
}

function isAwaited(tender: Tender, deadline: Deadline): boolean {
  const transition = procedures[tender.procedure].deadlines.find((timed) => timed.deadline === deadline.kind);
  if (!transition) return false;
  const phase =
    transition.scope === 'tender' ? tender.phase : deadline.lot && tender.lots[deadline.lot]?.phase;
  return phase !== undefined && (transition.from as readonly string[]).includes(phase);
}

function byInstant(a: Deadline, b: Deadline): number {
  return Date.parse(a.dueAt) - Date.parse(b.dueAt) || a.kind.localeCompare(b.kind);
}
