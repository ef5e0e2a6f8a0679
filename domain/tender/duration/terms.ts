import { endOfMonths, endOfPeriod } from '../../calendar/periods.js';
import {
  maximumLengthAnomalyExtension,
  maximumLengthPriceQuality,
  maximumLengthReasonedExtension,
} from '../../law/award-terms.js';
import { lawInForce } from '../../law/law-in-force.js';
import type { LawParameter } from '../../law/law-parameter.js';
import type { Instant } from '../../types.js';
import { regimeOf } from '../regime.js';
import type { Tender } from '../tender.js';
import type { DurationGround } from './commands.js';

const dayMs = 86_400_000;

/** From the publication of the notice to the award (annex I.3 cc. 1, 3); the engine awards by price and quality. */
export function awardTermEnd(publishedAt: Instant, tender: Tender): Instant {
  return endOfMonths(publishedAt, lawInForce(maximumLengthPriceQuality, regimeOf(tender)).value);
}

/** A term that ends at the 24:00 of its last day goes on from that day. */
export function laterByMonths(dueAt: Instant, months: number): Instant {
  return endOfMonths(new Date(Date.parse(dueAt) - 1).toISOString(), months);
}

/** The days that were left when the time stopped, those begun counted whole, from the day on which it runs again. */
export function resumedTerm(dueAt: Instant, stoppedAt: Instant, now: Instant): Instant {
  return endOfPeriod(now, Math.max(1, Math.ceil((Date.parse(dueAt) - Date.parse(stoppedAt)) / dayMs)));
}

export const extensionLaw: Readonly<Record<DurationGround, LawParameter<number>>> = {
  anomalyCheck: maximumLengthAnomalyExtension,
  exceptional: maximumLengthReasonedExtension,
};
