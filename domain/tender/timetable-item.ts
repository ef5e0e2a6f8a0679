import { explainPeriod, type ComputedTerm, type PeriodRequest } from '../calendar/explain-period.js';
import { lawInForce } from '../law/law-in-force.js';
import type { LawParameter } from '../law/law-parameter.js';
import type { Instant, LegalDate, LocalisedText, LotId } from '../types.js';

/** A date of the procedure with the rule, the article and the sum behind it. */
export interface TimetableItem {
  readonly kind: TimetableKind;
  readonly lot: LotId | null;
  readonly at: Instant;
  readonly rule: string;
  readonly article: string;
  readonly startEvent: string;
  readonly startAt: Instant;
  readonly arithmetic: LocalisedText;
  readonly verified: boolean;
}

export const timetableKinds = [
  'noticeTransmission',
  'enquiriesClose',
  'clarifications',
  'custodyProof',
  'submissionClose',
  'bidValidityEnd',
  'procedureMaximum',
  'standstillEnd',
  'signatureTerm',
  'accessChallengeEnd',
  'challengeEnd',
] as const;
export type TimetableKind = (typeof timetableKinds)[number];

/** Where the value of a parameter comes from, as an item names it. */
export function source(
  parameter: LawParameter<unknown>,
  on: LegalDate,
): Pick<ComputedTerm, 'rule' | 'article' | 'verified'> {
  const { article, verified } = lawInForce(parameter, on);
  return { rule: parameter.id, article, verified };
}

export function item(kind: TimetableKind, request: PeriodRequest): TimetableItem {
  const { instant, arithmetic, rule, article, startEvent, startAt, verified } = explainPeriod(request);
  const text = (language: keyof LocalisedText): string => arithmetic.map((step) => step[language]).join(' ');
  return {
    ...{ kind, lot: null, at: instant, rule, article, startEvent, startAt, verified },
    arithmetic: { it: text('it'), en: text('en') },
  };
}
