import { findingArticles, type ProvisionalFinding } from '../../domain/guarantees/provisional-guarantee.js';
import { isProvisionalAsked, type TenderDraft } from '../../domain/tender/draft.js';
import { provisionalDue } from '../../domain/tender/guarantees/decide.js';
import { findingsOf } from '../../domain/tender/guarantees/state.js';
import { isEnvelopeRead } from '../../domain/tender/opening/state.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { BidId, Instant, LotId } from '../../domain/types.js';

/** The provisional guarantee of a bid for a lot (art. 106): what is due, what was registered, what is wrong with it. */
export interface GuaranteeView {
  /** After the reductions, once registered; before, the whole. */
  readonly dueCents: number;
  readonly givenCents: number | null;
  readonly findings: readonly { readonly code: ProvisionalFinding; readonly article: string }[];
  readonly releasedAt: Instant | null;
  readonly enforcedAt: Instant | null;
}

const unreduced = { grounds: [], marksPercent: 0 } as const;

/** Null where none is asked for, and while the envelope that holds it is sealed. */
export function viewGuarantee(
  tender: Tender,
  draft: TenderDraft,
  bid: BidId,
  lot: LotId,
): GuaranteeView | null {
  if (!isProvisionalAsked(draft) || !isEnvelopeRead(tender, { bid, kind: 'administrative', lot: null }))
    return null;
  const registered = tender.provisionalGuarantees[bid]?.[lot];
  return {
    dueCents: registered?.dueCents ?? provisionalDue(lot, unreduced, tender, draft),
    givenCents: registered?.givenCents ?? null,
    findings: findingsOf(tender, bid, lot).map((code) => ({ code, article: findingArticles[code] })),
    releasedAt: registered?.releasedAt ?? null,
    enforcedAt: registered?.enforcedAt ?? null,
  };
}
