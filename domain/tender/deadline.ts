import type { Instant, LotId } from '../types.js';
import type { DeadlineKind } from './commands.js';

/** An instant that the engine will reach by itself; `ref` names the request whose term ends. */
export interface Deadline {
  readonly kind: DeadlineKind;
  readonly dueAt: Instant;
  readonly lot?: LotId;
  readonly ref?: string;
  /** Of a reminder: the term that it is about. */
  readonly reminds?: { readonly term: Deadline; readonly daysBefore: number };
}

/** The event of an instant that the engine reached by itself. */
export interface Due {
  readonly dueAt: Instant;
}

export function requestOf(deadline: Deadline): string {
  if (!deadline.ref) throw new Error(`${deadline.kind} names no request`);
  return deadline.ref;
}

export function lotOf(deadline: Deadline): LotId {
  if (!deadline.lot) throw new Error(`${deadline.kind} names no lot`);
  return deadline.lot;
}
