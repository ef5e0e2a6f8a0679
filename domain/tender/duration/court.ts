import type { Instant, LotId } from '../../types.js';
import type { InterimDecision } from '../challenges/state.js';
import { eventOf, type TenderEvent } from '../events.js';
import type { Tender } from '../tender.js';
import { resumedTerm } from './terms.js';

/** Litigation alone stops nothing: only an interim measure of the court does (annex I.3 c. 3). */
export function stopsDuration(tender: Tender, id: LotId, outcome: InterimDecision): TenderEvent[] {
  const lot = tender.lots[id];
  const runs = lot?.awardDueAt && !lot.overranAt && !lot.durationStoppedAt;
  return runs && outcome === 'granted' ? [eventOf('durationStopped', { lot: id })] : [];
}

/** The judgment ends the measure, unless one that was granted on another challenge still holds. */
export function resumesDuration(tender: Tender, id: LotId, judged: string, now: Instant): TenderEvent[] {
  const { awardDueAt = null, durationStoppedAt = null, challenges = {} } = tender.lots[id] ?? {};
  if (!awardDueAt || !durationStoppedAt) return [];
  const others = Object.entries(challenges).filter(([challenge]) => challenge !== judged);
  if (others.some(([, { interim, judgment }]) => interim === 'granted' && judgment === null)) return [];
  const resumed = resumedTerm(awardDueAt, durationStoppedAt, now);
  return [eventOf('durationResumed', { lot: id, awardDueAt: resumed })];
}
