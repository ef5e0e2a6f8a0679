import type { BidId, EnvelopeKind, Instant, LotId } from '../../types.js';

/** `administrative`, `technical/LOT-0001`, `economic/LOT-0001`: names one key of the tender. */
export type EnvelopeKey = string;

export function envelopeKeyOf(kind: EnvelopeKind, lot: LotId | null): EnvelopeKey {
  return lot === null ? kind : `${kind}/${lot}`;
}

/** One use of a key, by k custodians, for listed bids and no other. */
export interface OpeningRound {
  readonly openedAt: Instant;
  /** When every envelope of the round was decrypted, checked and minuted; null while reading. */
  readonly readAt: Instant | null;
  /** In the order of their ids, those whose envelope did not open included. */
  readonly bids: readonly BidId[];
}

/** A key is used again for envelopes that were not on its first list: inversion (art. 107 c. 3), readmission by a judge. */
export interface Opening {
  readonly rounds: readonly OpeningRound[];
}

/**
 * The order in which envelopes are opened: bids are examined and then evaluated, or evaluated first, and only those that
 * may win are examined (inversion, art. 107 c. 3 d.lgs. 36/2023).
 */
export const openingOrders = ['direct', 'inverted'] as const;
export type OpeningOrder = (typeof openingOrders)[number];

export interface OpeningState {
  readonly openings: Readonly<Record<EnvelopeKey, Opening>>;
  readonly openingOrder: OpeningOrder;
  /** In an inverted order: how many bids are examined beside the first of each ranking. */
  readonly alsoExamined: number;
}

export const initialOpening: OpeningState = { openings: {}, openingOrder: 'direct', alsoExamined: 0 };

type Openings = Pick<OpeningState, 'openings'>;

export function roundsOf({ openings }: Openings, kind: EnvelopeKind, lot: LotId | null) {
  return openings[envelopeKeyOf(kind, lot)]?.rounds ?? [];
}

/** Whether the envelope was opened, decrypted and minuted. */
export function isEnvelopeRead(
  tender: Openings,
  { bid, kind, lot }: { readonly bid: BidId; readonly kind: EnvelopeKind; readonly lot: LotId | null },
): boolean {
  return roundsOf(tender, kind, lot).some(({ bids, readAt }) => readAt !== null && bids.includes(bid));
}

/** Whether the key was used, and every envelope that it opened is minuted. */
export function isKeyRead(tender: Openings, kind: EnvelopeKind, lot: LotId | null): boolean {
  const last = roundsOf(tender, kind, lot).at(-1);
  return last !== undefined && last.readAt !== null;
}

/** As an older version kept an opening, which was the only one of its key. */
interface SingleOpening {
  readonly openedAt: Instant;
  readonly readAt: Instant | null;
}

/** Openings of an older version are given their round: every bid counts as opened, so that none is asked for twice. */
export function completeOpenings<State extends Openings & { readonly bids: object }>(state: State): State {
  const openings = Object.entries(state.openings) as [EnvelopeKey, Opening | SingleOpening][];
  if (openings.every(([, opening]) => 'rounds' in opening)) return state;
  const bids = (Object.keys(state.bids) as BidId[]).sort();
  const completed = openings.map(([key, opening]) => [
    key,
    'rounds' in opening ? opening : { rounds: [{ ...opening, bids }] },
  ]);
  return { ...state, openings: Object.fromEntries(completed) as OpeningState['openings'] };
}
