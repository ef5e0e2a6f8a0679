import { explainPeriod, type ComputedTerm, type PeriodRequest } from '../calendar/explain-period.js';
import { romeDateOf } from '../calendar/rome-time.js';
import { accessChallenge, challengeTerm } from '../law/challenge-terms.js';
import {
  maximumLengthPriceQuality,
  signatureMaximum,
  signatureMaximumBelowThreshold,
  standstill,
} from '../law/award-terms.js';
import { bidValidity, clarificationsBefore, openTenderMinimum } from '../law/bidding-terms.js';
import { lawInForce } from '../law/law-in-force.js';
import type { LawParameter } from '../law/law-parameter.js';
import type { Instant, LegalDate, LocalisedText, LotId } from '../types.js';
import { custodyProofWorkingDays } from './publication/terms.js';
import { suspendedSince } from './bidding/state.js';
import type { TenderDraft } from './draft.js';
import type { RecordedEvent } from './events.js';
import { lotIdsOf, type Tender } from './tender.js';

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

type Terms = Pick<TenderDraft, 'submission' | 'enquiriesCloseDaysBefore'>;

/** The dates of a draft, as if the decision were adopted `now`. Throws `invalidInput` for a term that is no number of days. */
export function draftTimetable({ submission, ...terms }: Terms, now: Instant): TimetableItem[] {
  const on = romeDateOf(now);
  const transmission = submission.publishWithinDays > 0 ? [transmissionItem(submission, now)] : [];
  const submissionClose = submissionItem(submission, now, on);
  return inOrder([
    ...transmission,
    submissionClose,
    ...datesAround(submissionClose.at, terms.enquiriesCloseDaysBefore, on),
    maximumItem(transmission[0]?.at ?? now, on),
  ]);
}

/** The dates of a launched tender: those recorded, with the sum that led to them, and those that follow from them. */
export function tenderTimetable(
  tender: Tender,
  draft: Terms,
  events: readonly RecordedEvent[],
): TimetableItem[] {
  const decidedAt = events.find(({ type }) => type === 'decisionAdopted')?.at;
  if (!decidedAt) throw new Error('a launched tender starts with decisionAdopted');
  const on = tender.regimeOn ?? romeDateOf(decidedAt);
  return inOrder([
    // A term that stands still has no date.
    ...(suspendedSince(tender) === null
      ? [
          recordedDeadline(tender, draft, decidedAt, events, on),
          ...datesAround(tender.submissionDeadline, draft.enquiriesCloseDaysBefore, on),
        ]
      : []),
    ...(tender.transmittedAt ? [maximumItem(tender.transmittedAt, on)] : []),
    ...lotIdsOf(tender).flatMap((lot) => [
      ...awardItems(tender, lot, events, on),
      ...signatureItems(tender, lot, events, on),
    ]),
  ]);
}

function transmissionItem({ publishWithinDays }: Terms['submission'], now: Instant): TimetableItem {
  return item('noticeTransmission', {
    count: 'forward',
    days: publishWithinDays,
    rule: 'publish-within',
    article: 'art. 84 d.lgs. 36/2023',
    startEvent: 'decisionAdopted',
    startAt: now,
    verified: true,
  });
}

/** The whole term counts from the last day on which the notice may be transmitted, since keys are made for one deadline. */
function submissionItem(
  { days, publishWithinDays }: Terms['submission'],
  from: Instant,
  on: LegalDate,
): TimetableItem {
  return item('submissionClose', {
    count: 'forward',
    days: days + publishWithinDays,
    ...source(openTenderMinimum, on),
    startEvent: 'decisionAdopted',
    startAt: from,
  });
}

function datesAround(deadline: Instant, enquiriesDays: number, on: LegalDate): TimetableItem[] {
  const before = { startEvent: 'submissionClose', startAt: deadline };
  const clarifications = lawInForce(clarificationsBefore, on);
  const validity = lawInForce(bidValidity, on);
  return [
    item('enquiriesClose', {
      count: 'backward',
      days: enquiriesDays,
      rule: 'enquiries-close',
      article: 'art. 88 c.3 d.lgs. 36/2023',
      verified: true,
      ...before,
    }),
    item('clarifications', {
      count: 'backward',
      days: clarifications.value,
      ...source(clarificationsBefore, on),
      ...before,
    }),
    item('custodyProof', {
      count: 'workingDaysBackward',
      days: custodyProofWorkingDays,
      rule: 'custody-proof',
      article: 'art. 25 d.lgs. 36/2023',
      verified: true,
      ...before,
    }),
    item('bidValidityEnd', {
      count: 'forward',
      days: validity.value,
      ...source(bidValidity, on),
      ...before,
    }),
  ];
}

function maximumItem(transmittedAt: Instant, on: LegalDate): TimetableItem {
  return item('procedureMaximum', {
    count: 'months',
    months: lawInForce(maximumLengthPriceQuality, on).value,
    ...source(maximumLengthPriceQuality, on),
    startEvent: 'noticeTransmitted',
    startAt: transmittedAt,
  });
}

const setByAct: LocalisedText = {
  it: "Fissato dall'atto che proroga il termine.",
  en: 'Set by the act that extends the term.',
};

/** Events that move the deadline for bids, and how the new one came about. */
const moveTexts = {
  tenderRectified: setByAct,
  submissionExtended: setByAct,
  submissionReopened: {
    it: "Fissato dall'atto che riapre il termine dopo un malfunzionamento.",
    en: 'Set by the act that opens the term again after a malfunction.',
  },
  tenderResumed: {
    it: 'Il tempo che restava alla sospensione, contato dalla ripresa, fino alla stessa ora del primo giorno lavorativo.',
    en: 'The time left at the suspension, counted from the resumption, to the same hour of the first working day.',
  },
} satisfies Partial<Record<RecordedEvent['type'], LocalisedText>>;
type MoveType = keyof typeof moveTexts;

function isMove(event: RecordedEvent): event is Extract<RecordedEvent, { type: MoveType }> {
  return event.type in moveTexts;
}

function recordedDeadline(
  tender: Tender,
  draft: Terms,
  decidedAt: Instant,
  events: readonly RecordedEvent[],
  on: LegalDate,
): TimetableItem {
  const at = tender.submissionDeadline;
  const computed = submissionItem(draft.submission, decidedAt, on);
  const moved = events.findLast((event) => isMove(event) && event.data.submissionDeadline === at);
  if (!moved || computed.at === at) return { ...computed, at };
  return {
    ...{ ...computed, at, rule: 'moved-by-act', article: 'art. 92 c.2 d.lgs. 36/2023', verified: true },
    ...{ startEvent: moved.type, startAt: moved.at },
    arithmetic: moveTexts[moved.type as MoveType],
  };
}

/** The standstill and the terms to challenge, from the communication of the award that stands. */
function awardItems(
  tender: Tender,
  lot: LotId,
  events: readonly RecordedEvent[],
  on: LegalDate,
): TimetableItem[] {
  const at = tender.lots[lot]?.standstillEndsAt;
  const communicated = events.findLast(
    (event) => event.type === 'awardCommunicated' && event.data.lot === lot,
  );
  if (!at || communicated?.type !== 'awardCommunicated') return [];
  const { lastSentAt } = communicated.data;
  return [
    standstillItem(lot, at, lastSentAt, on),
    challengeItem('accessChallengeEnd', accessChallenge, lot, lastSentAt),
    challengeItem('challengeEnd', challengeTerm, lot, lastSentAt),
  ];
}

const deferredByAct: LocalisedText = {
  it: "Differito dall'atto concordato con l'aggiudicatario.",
  en: 'Deferred by the act that was agreed with the awardee.',
};

/** The term to sign, from the award that stands, or as an act has deferred it. */
function signatureItems(
  { lots }: Tender,
  lot: LotId,
  events: readonly RecordedEvent[],
  on: LegalDate,
): TimetableItem[] {
  const { signatureDueAt: at, awardedAt: startAt } = lots[lot] ?? {};
  if (!at || !startAt) return [];
  const from = { count: 'forward', startEvent: 'lotAwarded', startAt } as const;
  const [usual, short] = [signatureMaximum, signatureMaximumBelowThreshold].map((term) =>
    item('signatureTerm', { ...from, days: lawInForce(term, on).value, ...source(term, on) }),
  ) as [TimetableItem, TimetableItem];
  const since = events.filter((event) => Date.parse(event.at) >= Date.parse(startAt));
  const deferred = since.findLast((event) => event.type === 'signatureDeferred' && event.data.lot === lot);
  if (!deferred) return [{ ...(short.at === at ? short : usual), at, lot }];
  return [{ ...usual, at, lot, startEvent: deferred.type, startAt: deferred.at, arithmetic: deferredByAct }];
}

function challengeItem(
  kind: 'accessChallengeEnd' | 'challengeEnd',
  term: LawParameter<number>,
  lot: LotId,
  startAt: Instant,
): TimetableItem {
  const on = romeDateOf(startAt);
  const computed = item(kind, {
    count: 'challenge',
    days: lawInForce(term, on).value,
    ...source(term, on),
    startEvent: 'awardCommunicated',
    startAt,
  });
  return { ...computed, lot };
}

function standstillItem(lot: LotId, at: Instant, startAt: Instant, on: LegalDate): TimetableItem {
  const computed = item('standstillEnd', {
    count: 'forward',
    days: lawInForce(standstill, on).value,
    ...source(standstill, on),
    startEvent: 'awardCommunicated',
    startAt,
  });
  if (Date.parse(at) === Date.parse(computed.at)) return { ...computed, at, lot };
  const none = { it: 'Sotto soglia non corre alcun termine.', en: 'Below the threshold no term runs.' };
  return { ...computed, at, lot, arithmetic: none, article: 'art. 18 c.3 lett. d d.lgs. 36/2023' };
}

function source(
  parameter: LawParameter<unknown>,
  on: LegalDate,
): Pick<ComputedTerm, 'rule' | 'article' | 'verified'> {
  const { article, verified } = lawInForce(parameter, on);
  return { rule: parameter.id, article, verified };
}

function item(kind: TimetableKind, request: PeriodRequest): TimetableItem {
  const { instant, arithmetic, rule, article, startEvent, startAt, verified } = explainPeriod(request);
  const text = (language: keyof LocalisedText): string => arithmetic.map((step) => step[language]).join(' ');
  return {
    ...{ kind, lot: null, at: instant, rule, article, startEvent, startAt, verified },
    arithmetic: { it: text('it'), en: text('en') },
  };
}

function inOrder(items: readonly TimetableItem[]): TimetableItem[] {
  return [...items].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
