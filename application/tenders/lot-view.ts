import { stayOf, type Branch, type Challenge } from '../../domain/tender/challenges/state.js';
import type { DraftLot } from '../../domain/tender/draft.js';
import type { Lot, Tender } from '../../domain/tender/tender.js';

/** A challenge as anybody reads it: whose bid it concerns is not told. */
export type ChallengeView = Omit<Challenge, 'bid'> & { readonly id: string };

/** A lot with what its process has come to. */
export interface LotView extends DraftLot, Pick<Lot, 'phase' | 'standstillEndsAt'> {
  readonly challenges: readonly ChallengeView[];
  readonly signatureStayed: boolean;
  readonly branches: readonly Branch[];
}

export function toLotView(tender: Tender, draft: DraftLot): LotView {
  const lot = tender.lots[draft.id];
  if (!lot) throw new Error(`no lot ${draft.id}`);
  const { phase, standstillEndsAt, branches } = lot;
  return {
    ...draft,
    ...{ phase, standstillEndsAt, branches },
    challenges: Object.entries(lot.challenges).map(([id, challenge]) => toChallengeView(id, challenge)),
    signatureStayed: stayOf(lot) !== undefined,
  };
}

function toChallengeView(id: string, challenge: Challenge): ChallengeView {
  const { against, notifiedOn, filedOn, interim, judgment, judgedAt } = challenge;
  return { id, against, notifiedOn, filedOn, interim, judgment, judgedAt };
}
