import { romeDateOf } from '../calendar/rome-time.js';
import { signatureMaximum, signatureMaximumBelowThreshold, standstill } from '../law/award-terms.js';
import { accessChallenge, challengeTerm } from '../law/challenge-terms.js';
import { lawInForce } from '../law/law-in-force.js';
import type { LawParameter } from '../law/law-parameter.js';
import type { Instant, LegalDate, LocalisedText, LotId } from '../types.js';
import type { RecordedEvent } from './events.js';
import type { Tender } from './tender.js';
import { item, source, type TimetableItem } from './timetable-item.js';

/** The dates of one lot, once it is awarded. */
export function lotItems(
  tender: Tender,
  lot: LotId,
  events: readonly RecordedEvent[],
  on: LegalDate,
): TimetableItem[] {
  return [...awardItems(tender, lot, events, on), ...signatureItems(tender, lot, events, on)];
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
