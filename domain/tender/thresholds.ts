import { lawInForce } from '../law/law-in-force.js';
import { thresholdSuppliesServices } from '../law/thresholds.js';
import type { TenderDraft } from './draft.js';
import { regimeOf } from './regime.js';
import type { Tender } from './tender.js';

/** Whether the whole tender stays below the threshold of European relevance (art. 14). */
export function isBelowThreshold(tender: Tender, draft: Pick<TenderDraft, 'lots'>): boolean {
  const valueCents = draft.lots.reduce((sum, lot) => sum + lot.baseCents + lot.safetyCents, 0);
  return valueCents < lawInForce(thresholdSuppliesServices, regimeOf(tender)).value;
}
