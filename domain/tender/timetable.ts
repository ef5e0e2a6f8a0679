import { romeDateOf } from '../calendar/rome-time.js';
import { maximumLengthPriceQuality } from '../law/award-terms.js';
import { bidValidity, clarificationsBefore, openTenderMinimum } from '../law/bidding-terms.js';
import { lawInForce } from '../law/law-in-force.js';
import type { Instant, LegalDate, LocalisedText } from '../types.js';
import { custodyProofWorkingDays } from './publication/terms.js';
import { suspendedSince } from './bidding/state.js';
import type { TenderDraft } from './draft.js';
import type { RecordedEvent } from './events.js';
import { lotIdsOf, type Tender } from './tender.js';
import { item, source, type TimetableItem } from './timetable-item.js';
import { lotItems } from './timetable-lots.js';

type Terms = Pick<TenderDraft, 'submission' | 'enquiriesCloseDaysBefore' | 'bidValidityDays'>;

/** The dates of a draft, as if the decision were adopted `now`. Throws `invalidInput` for a term that is no number of days. */
export function draftTimetable({ submission, ...terms }: Terms, now: Instant): TimetableItem[] {
  const on = romeDateOf(now);
  const transmission = submission.publishWithinDays > 0 ? [transmissionItem(submission, now)] : [];
  const submissionClose = submissionItem(submission, now, on);
  return inOrder([
    ...transmission,
    submissionClose,
    ...datesAround(submissionClose.at, terms, on),
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
          ...datesAround(tender.submissionDeadline, draft, on),
        ]
      : []),
    ...extensionItems(tender, events, on),
    ...maximumItems(tender, on),
    ...lotIdsOf(tender).flatMap((lot) => lotItems(tender, lot, events, on)),
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

function datesAround(
  deadline: Instant,
  { enquiriesCloseDaysBefore, bidValidityDays }: Omit<Terms, 'submission'>,
  on: LegalDate,
): TimetableItem[] {
  const before = { startEvent: 'submissionClose', startAt: deadline };
  const clarifications = lawInForce(clarificationsBefore, on);
  return [
    item('enquiriesClose', {
      count: 'backward',
      days: enquiriesCloseDaysBefore,
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
      days: bidValidityDays ?? lawInForce(bidValidity, on).value,
      ...source(bidValidity, on),
      ...before,
    }),
  ];
}

/** One for all lots, and one of its own for each whose time was extended or stood still. */
function maximumItems(tender: Tender, on: LegalDate): TimetableItem[] {
  const { publishedAt, transmittedAt } = tender;
  const startAt = publishedAt ?? transmittedAt;
  if (!startAt) return [];
  const usual = maximumItem(startAt, on, publishedAt ? 'tenderPublished' : 'noticeTransmitted');
  const moved = lotIdsOf(tender).flatMap((lot): TimetableItem[] => {
    const at = tender.lots[lot]?.awardDueAt ?? usual.at;
    return at === usual.at ? [] : [{ ...usual, at, lot, arithmetic: movedTime }];
  });
  return [usual, ...moved];
}

const movedTime: LocalisedText = {
  it: "Prorogato dall'atto del RUP, o corso di nuovo dopo il provvedimento cautelare del giudice.",
  en: 'Extended by an act of the RUP, or run again after an interim measure of the court.',
};

function maximumItem(
  startAt: Instant,
  on: LegalDate,
  startEvent: 'noticeTransmitted' | 'tenderPublished' = 'noticeTransmitted',
): TimetableItem {
  return item('procedureMaximum', {
    count: 'months',
    months: lawInForce(maximumLengthPriceQuality, on).value,
    ...source(maximumLengthPriceQuality, on),
    startEvent,
    startAt,
  });
}

/** The longer term that bidders were last asked to be bound for; who agreed is not public before the award. */
function extensionItems(
  { closedAt }: Tender,
  events: readonly RecordedEvent[],
  on: LegalDate,
): TimetableItem[] {
  const asked = events.findLast((event) => event.type === 'extensionRequested');
  if (!closedAt || asked?.type !== 'extensionRequested') return [];
  const { rule, article, verified } = source(bidValidity, on);
  return [
    {
      ...{ kind: 'bidValidityEnd', lot: null, at: asked.data.to, rule, article, verified },
      ...{ startEvent: asked.type, startAt: asked.at, arithmetic: askedByAct },
    },
  ];
}

const askedByAct: LocalisedText = {
  it: "Chiesto agli offerenti dall'atto del RUP: vincola chi lo ha confermato.",
  en: 'Asked of the bidders by an act of the RUP: it binds who has confirmed it.',
};

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

function inOrder(items: readonly TimetableItem[]): TimetableItem[] {
  return [...items].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
