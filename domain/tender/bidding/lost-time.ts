import type { Instant } from '../../types.js';
import type { Tender } from '../tender.js';

/** An outage in the register: of the platform or of what one tender needs of it. `endedAt` is null while it lasts. */
export interface Malfunction {
  readonly id: string;
  readonly beganAt: Instant;
  readonly endedAt: Instant | null;
}

export interface LostTime {
  /** Milliseconds of the term for bids in which bidders could not bid; outages at once count once. */
  readonly ms: number;
  /** The outages that took some of it and were not made good, in the order of their begin. */
  readonly malfunctions: readonly Malfunction[];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * How much of the term for bids outages have taken (art. 25 c. 2). The term runs from publication to the deadline and
 * stands still in pauses; what an extension has made good counts no more.
 */
export function lostTime(tender: Tender, malfunctions: readonly Malfunction[], now: Instant): LostTime {
  const term = spansOfTerm(tender, now);
  const taking = malfunctions
    .filter(({ id }) => !tender.madeGood.includes(id))
    .map((malfunction) => ({ malfunction, lost: overlaps(term, spanOf(malfunction, now)) }))
    .filter(({ lost }) => lost.length > 0)
    .sort((a, b) => Date.parse(a.malfunction.beganAt) - Date.parse(b.malfunction.beganAt));
  return {
    ms: lengthOfUnion(taking.flatMap(({ lost }) => lost)),
    malfunctions: taking.map(({ malfunction }) => malfunction),
  };
}

function spansOfTerm({ publishedAt, submissionDeadline, pauses }: Tender, now: Instant): Span[] {
  if (publishedAt === null) return [];
  const whole = {
    from: Date.parse(publishedAt),
    to: Math.min(Date.parse(submissionDeadline), Date.parse(now)),
  };
  return pauses
    .map((pause) => spanOf({ beganAt: pause.from, endedAt: pause.to }, now))
    .reduce(without, [whole]);
}

function spanOf({ beganAt, endedAt }: Pick<Malfunction, 'beganAt' | 'endedAt'>, now: Instant): Span {
  return { from: Date.parse(beganAt), to: Date.parse(endedAt ?? now) };
}

function without(spans: readonly Span[], hole: Span): Span[] {
  return spans
    .flatMap(({ from, to }) => [
      { from, to: Math.min(to, hole.from) },
      { from: Math.max(from, hole.to), to },
    ])
    .filter(({ from, to }) => to > from);
}

function overlaps(spans: readonly Span[], other: Span): Span[] {
  return spans
    .map(({ from, to }) => ({ from: Math.max(from, other.from), to: Math.min(to, other.to) }))
    .filter(({ from, to }) => to > from);
}

function lengthOfUnion(spans: readonly Span[]): number {
  let reached = -Infinity;
  let length = 0;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    length += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return length;
}
