import { anacContributionOf } from '../../../domain/guarantees/anac-contribution.js';
import { leastValidity } from '../../../domain/guarantees/provisional-guarantee.js';
import { percentOf } from '../../../domain/guarantees/guarantee-amounts.js';
import { provisionalGuaranteeRelease } from '../../../domain/law/guarantee-rules.js';
import { lawInForce } from '../../../domain/law/law-in-force.js';
import { regimeOf } from '../../../domain/tender/regime.js';
import { tenderTimetable } from '../../../domain/tender/timetable.js';
import type { DocumentSource } from '../../../entities/stores/document-source.js';
import type { DocumentData } from '../../../templates/documents/document-data.js';
import type { LotAmount } from '../../../templates/documents/document-parts.js';
import { challengeFrom } from '../../award-terms.js';
import { rulesLawOn } from '../rules-law.js';
import { asAct, dataOf, lastOf, lotText, readAct, type Composer } from './subject.js';

/** From the decision to the closing: what anybody may read. */

function termsOf({ moment }: DocumentSource) {
  const { submissionDeadline, enquiriesCloseAt } = moment.tender;
  return { submissionDeadline, enquiriesCloseAt };
}

function timetableOf({ moment: { tender, draft, events } }: DocumentSource) {
  return tenderTimetable(tender, draft, events);
}

export const composeDecision: Composer<'decision'> = async (source) => {
  const act = await readAct(source, dataOf(source.moment, 'decisionAdopted').act);
  return asAct(act, { ...termsOf(source), draft: source.moment.draft });
};

export const composeCall: Composer<'callForTenders'> = async (source) => {
  const { events, tender, draft } = source.moment;
  const transmitted = lastOf(events, 'noticeTransmitted', () => true);
  const [act, manifest] = await Promise.all([readAct(source, transmitted.data.act), source.findManifest()]);
  const keys = manifest?.body.keys ?? [];
  return asAct(act, {
    ...termsOf(source),
    draft,
    transmittedAt: tender.transmittedAt,
    keys: keys.map(({ kind, lot, recipient }) => ({ kind, lot, recipient })),
    keysFingerprint: manifest?.fingerprint ?? null,
  });
};

export const composeTimetable: Composer<'timetable'> = (source) =>
  Promise.resolve({
    madeAt: source.moment.event.at,
    act: null,
    data: { items: timetableOf(source) },
  });

export const composeRules: Composer<'tenderRules'> = (source) =>
  Promise.resolve({
    madeAt: source.moment.event.at,
    act: null,
    data: {
      ...termsOf(source),
      draft: source.moment.draft,
      timetable: timetableOf(source),
      law: rulesLawOn(regimeOf(source.moment.tender)),
      guarantees: guaranteesOf(source),
      contributions: ofEachLot(source, (cents) => anacContributionOf(cents, regimeOf(source.moment.tender))),
    },
  });

function guaranteesOf(source: DocumentSource): DocumentData['tenderRules']['guarantees'] {
  const { guarantees } = source.moment.draft;
  if (!guarantees) return null;
  const { provisionalPercent: percent, definitive } = guarantees;
  if (percent === null) return { provisional: null, definitive };
  const byLot = ofEachLot(source, (valueCents) => percentOf(valueCents, percent));
  const { moment } = source;
  const { submissionDeadline } = moment.tender;
  const validityDays = guarantees.provisionalValidityDays ?? null;
  const validUntil = leastValidity({ submissionDeadline, validityDays }, regimeOf(moment.tender));
  const reason = guarantees.provisionalReason ?? null;
  const releaseDays = lawInForce(provisionalGuaranteeRelease, regimeOf(moment.tender)).value;
  return { provisional: { percent, byLot, validUntil, releaseDays, reason }, definitive };
}

function ofEachLot(source: DocumentSource, toDue: (valueCents: number) => number): LotAmount[] {
  return source.moment.draft.lots.map(({ id, baseCents, safetyCents }) => ({
    lot: lotText(source, id),
    dueCents: toDue(baseCents + safetyCents),
  }));
}

/** Every answer so far; nothing where none came since the document before. */
export const composeAnswers: Composer<'answers'> = async (source) => {
  const { event, events } = source.moment;
  const before = events.findLast(
    ({ type, version }) => type === 'enquiriesClosed' && version < event.version,
  );
  const items = await source.listAnswers();
  const isNew = items.some(({ answeredAt }) => !before || Date.parse(answeredAt) > Date.parse(before.at));
  return isNew ? { madeAt: event.at, act: null, data: { ...termsOf(source), items } } : null;
};

export const composeRevocation: Composer<'revocation'> = async (source) => {
  const act = await readAct(source, dataOf(source.moment, 'tenderRevoked').act);
  return asAct(act, { challenge: challengeFrom(source.moment.event.at) });
};
