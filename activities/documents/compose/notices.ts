import { evolveAll } from '../../../domain/tender/evolve.js';
import type { RecordedEvent } from '../../../domain/tender/events.js';
import type { DocumentSource } from '../../../entities/stores/document-source.js';
import type { Ending } from '../../../templates/communications/communication-data.js';
import type { AboutTerms, Notice } from '../../../templates/documents/document-parts.js';
import { challengeFrom } from '../../award-terms.js';
import { asAct, dataOf, lotFacts, readAct, type Composer } from './subject.js';

/** Acts on the course of the procedure, and those that end it without a contract. */

const noticeOf = {
  tenderRectified: 'rectification',
  submissionExtended: 'extension',
  tenderSuspended: 'suspension',
  tenderResumed: 'resumption',
  submissionReopened: 'reopening',
  inversionDecided: 'inversion',
} as const satisfies Partial<Record<RecordedEvent['type'], Notice>>;
const noticeEvents = Object.keys(noticeOf) as (keyof typeof noticeOf)[];

export const composeNotice: Composer<'procedureNotice'> = async (source) => {
  const { event, events, tender } = source.moment;
  const data = dataOf(source.moment, ...noticeEvents);
  const moves = 'submissionDeadline' in data;
  const malfunctions = 'malfunctions' in data ? (data.malfunctions ?? []) : [];
  const [act, named] = await Promise.all([readAct(source, data.act), source.listMalfunctions(malfunctions)]);
  return asAct(act, {
    notice: noticeOf[event.type as keyof typeof noticeOf],
    terms: moves ? termsIn(tender) : null,
    before: moves ? termsIn(evolveAll(null, events.slice(0, -1))) : null,
    malfunctions: named,
    alsoExamined: 'alsoExamined' in data ? data.alsoExamined : null,
  });
};

function termsIn(tender: AboutTerms | null): AboutTerms | null {
  if (!tender) return null;
  const { submissionDeadline, enquiriesCloseAt } = tender;
  return { submissionDeadline, enquiriesCloseAt };
}

const endingEvents = [
  'tenderAnnulled',
  'keysLostDeclared',
  'lotDeserted',
  'awardRefused',
  'lotRevoked',
] as const satisfies readonly Ending[];

export const composeEnding: Composer<'ending'> = async (source: DocumentSource, { lot }) => {
  const { event } = source.moment;
  const act = await readAct(source, dataOf(source.moment, ...endingEvents).act);
  return asAct(act, {
    ending: event.type as Ending,
    lot: lot ? lotFacts(source, lot) : null,
    challenge: challengeFrom(event.at),
  });
};
