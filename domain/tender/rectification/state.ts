import type { LotId } from '../../types.js';

/** Names a rectification to whoever decides on it, and says nothing of its bidder. */
export type RectificationId = string;

export const rectifiableKinds = ['technical', 'economic'] as const;
export type RectifiableKind = (typeof rectifiableKinds)[number];

/** A sealed rectification of a material error (art. 101 c. 4) that was opened beside the envelope that it corrects. */
export interface Rectification {
  readonly kind: RectifiableKind;
  readonly lot: LotId;
  /** Null until the RUP decides. Whose it is stays in PostgreSQL. */
  readonly outcome: 'accepted' | 'refused' | null;
}

export type DecidedRectification = Rectification & { readonly outcome: 'accepted' | 'refused' };

export function isDecided(rectification: Rectification | undefined): rectification is DecidedRectification {
  return rectification !== undefined && rectification.outcome !== null;
}

export interface RectificationState {
  readonly rectifications: Readonly<Record<RectificationId, Rectification>>;
}

export const initialRectification: RectificationState = { rectifications: {} };

/** Rectifications of one key that were opened, in the order of their ids. */
export function rectificationsOf(
  { rectifications }: RectificationState,
  kind: string,
  lot: LotId | null,
  outcome?: Rectification['outcome'],
): RectificationId[] {
  return Object.entries(rectifications)
    .filter(([, one]) => one.kind === kind && one.lot === lot)
    .filter(([, one]) => outcome === undefined || one.outcome === outcome)
    .map(([id]) => id)
    .sort();
}
