import { challengeSuspension } from '../law/challenge-terms.js';
import { backwardCounting } from '../law/counting-rules.js';
import { lawInForce } from '../law/law-in-force.js';
import type { Instant, LegalDate, LocalisedText } from '../types.js';
import { countChallengeDays } from './challenge-term.js';
import { countForward, countMonths, countWorkingDaysBackward, type DayCount } from './count-days.js';
import { legalDateText } from './legal-date-text.js';
import { type BackwardOptions, countBackFrom, endOfCount, type PeriodOptions } from './periods.js';
import { lastDayOf, romeDateOf, sameRomeTimeOn } from './rome-time.js';

/** A legal instant with the arithmetic that anyone can follow by hand. */
export interface ComputedTerm {
  readonly instant: Instant;
  /** The legal day that the term ends on: the day before `instant` where it ends at 24:00. */
  readonly lastOn: LegalDate;
  /** Id of the rule, normally that of a law parameter. */
  readonly rule: string;
  readonly article: string;
  readonly startEvent: string;
  readonly startAt: Instant;
  /** Length in days as the rule states it; 0 where it states months. */
  readonly days: number;
  /** Length in months; 0 where the rule states days. */
  readonly months: number;
  /** False when the length or the way of counting is still to be compared with the published text. */
  readonly verified: boolean;
  readonly arithmetic: readonly LocalisedText[];
}

interface TermSource {
  readonly rule: string;
  readonly article: string;
  readonly startEvent: string;
  readonly startAt: Instant;
  /** Whether the length itself is verified; `LawInForce.verified` of the parameter. */
  readonly verified: boolean;
}

/** What to count: forward (the default of the law), in months, back from a deadline, or a challenge with its suspension. */
export type PeriodRequest = TermSource &
  (
    | ({ readonly count: 'forward'; readonly days: number } & PeriodOptions)
    | ({ readonly count: 'months'; readonly months: number } & PeriodOptions)
    | ({ readonly count: 'backward'; readonly days: number } & BackwardOptions)
    | { readonly count: 'workingDaysBackward'; readonly days: number }
    | { readonly count: 'challenge'; readonly days: number }
  );

/**
 * Computes a term and tells how: the same instants as `endOfPeriod`, `endOfMonths`, `backwardFrom`,
 * `workingDaysBefore` and `endOfChallengeTerm`. Throws what they throw.
 */
export function explainPeriod(request: PeriodRequest): ComputedTerm {
  const count = countOf(request);
  const { rule, article, startEvent, startAt } = request;
  return {
    instant: instantOf(request, count),
    lastOn: count.lastOn,
    rule,
    article,
    startEvent,
    startAt,
    days: 'days' in request ? request.days : 0,
    months: 'months' in request ? request.months : 0,
    verified: request.verified && isCountVerified(request, count),
    arithmetic: [
      eventStep(count),
      lengthStep(request, count),
      ...moveSteps(request, count),
      endStep(request, count),
    ],
  };
}

function countOf(request: PeriodRequest): DayCount {
  switch (request.count) {
    case 'forward':
      return countForward(romeDateOf(request.startAt), request.days);
    case 'months':
      return countMonths(romeDateOf(request.startAt), request.months);
    case 'backward':
      return countBackFrom(request.startAt, request.days, request);
    case 'workingDaysBackward':
      return countWorkingDaysBackward(lastDayOf(request.startAt), request.days);
    case 'challenge':
      return countChallengeDays(romeDateOf(request.startAt), request.days);
  }
}

function instantOf(request: PeriodRequest, count: DayCount): Instant {
  switch (request.count) {
    case 'forward':
    case 'months':
      return endOfCount(count, request);
    case 'challenge':
      return endOfCount(count, {});
    case 'backward':
    case 'workingDaysBackward':
      return sameRomeTimeOn(count.lastOn, request.startAt);
  }
}

function isCountVerified(request: PeriodRequest, count: DayCount): boolean {
  if (request.count === 'backward') return lawInForce(backwardCounting, count.eventOn).verified;
  if (request.count === 'challenge') return lawInForce(challengeSuspension, count.eventOn).verified;
  return true;
}

function eventStep({ eventOn }: DayCount): LocalisedText {
  const day = legalDateText(eventOn);
  return {
    it: `Il giorno dell'evento, ${day.it}, non si conta (art. 3 c.1 Reg. 1182/71).`,
    en: `The day of the event, ${day.en}, is not counted (art. 3 c.1 Reg. 1182/71).`,
  };
}

function lengthStep(request: PeriodRequest, { countedOn }: DayCount): LocalisedText {
  const day = legalDateText(countedOn);
  const length = lengthText(request);
  return { it: `${length.it}: ${day.it}.`, en: `${length.en}: ${day.en}.` };
}

function lengthText(request: PeriodRequest): LocalisedText {
  if (request.count === 'months') {
    const months = amount(request.months, { it: 'mese', en: 'month' }, { it: 'mesi', en: 'months' });
    return { it: `Più ${months.it}`, en: `Plus ${months.en}` };
  }
  const days = amount(request.days, { it: 'giorno', en: 'day' }, { it: 'giorni', en: 'days' });
  switch (request.count) {
    case 'forward':
      return { it: `Più ${days.it}`, en: `Plus ${days.en}` };
    case 'backward':
      return { it: `Indietro di ${days.it}`, en: `Back ${days.en}` };
    case 'workingDaysBackward':
      return {
        it: `Indietro di ${days.it}, contando solo i lavorativi`,
        en: `Back ${days.en}, counting only working days`,
      };
    case 'challenge':
      return {
        it: `Più ${days.it}, senza quelli della sospensione feriale (art. 54 c.2 c.p.a.)`,
        en: `Plus ${days.en}, those of the summer suspension left out (art. 54 c.2 c.p.a.)`,
      };
  }
}

function amount(count: number, one: LocalisedText, many: LocalisedText): LocalisedText {
  const words = count === 1 ? one : many;
  return { it: `${count} ${words.it}`, en: `${count} ${words.en}` };
}

function moveSteps(request: PeriodRequest, count: DayCount): LocalisedText[] {
  if (request.count === 'workingDaysBackward') return [];
  const back = request.count === 'backward';
  const steps = count.skipped.map(({ on, reason }) => {
    const day = legalDateText(on);
    return {
      it: `Non può cadere ${day.it} (${reason.it}): si passa al giorno ${back ? 'precedente' : 'successivo'}.`,
      en: `It cannot fall on ${day.en} (${reason.en}): on to the day ${back ? 'before' : 'after'}.`,
    };
  });
  if (!count.lengthened) return steps;
  return [
    ...steps,
    {
      it: 'Un periodo di due o più giorni comprende almeno due giorni lavorativi (art. 3 c.5 Reg. 1182/71): si allunga.',
      en: 'A period of two days or more holds at least two working days (art. 3 c.5 Reg. 1182/71): it is lengthened.',
    },
  ];
}

function endStep(request: PeriodRequest, { lastOn }: DayCount): LocalisedText {
  const day = legalDateText(lastOn);
  if (request.count === 'backward' || request.count === 'workingDaysBackward') {
    return {
      it: `Ultimo giorno utile: ${day.it}, alla stessa ora.`,
      en: `Last useful day: ${day.en}, at the same hour.`,
    };
  }
  const hour = ('endsAt' in request ? request.endsAt : undefined) ?? '24:00';
  return {
    it: `Il termine scade ${day.it} alle ${hour}, ora di Roma.`,
    en: `The term ends on ${day.en} at ${hour}, Rome time.`,
  };
}
