import type { LegalDate } from '../types.js';
import type { Tender } from './tender.js';

/** The date whose law governs the tender. Every transition that asks for it comes after the transmission that pins it. */
export function regimeOf(tender: Tender): LegalDate {
  if (tender.regimeOn === null) throw new Error('the regime is pinned at transmission');
  return tender.regimeOn;
}
