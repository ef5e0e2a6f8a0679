import { expect } from 'chai';
import { endOfPeriod } from '../../../domain/calendar/periods.js';
import { plannedDeadline, termsFor } from '../../../domain/tender/publication/terms.js';
import { eventOf, type RecordedEvent, type TenderEvent } from '../../../domain/tender/events.js';
import { evolveAll } from '../../../domain/tender/evolve.js';
import { draftTimetable, tenderTimetable } from '../../../domain/tender/timetable.js';
import type { TimetableItem } from '../../../domain/tender/timetable-item.js';
import type { LotId, Sha256Hex, TenderId } from '../../../domain/types.js';
import { completeDraft } from './complete-draft.js';
import { rehearse } from './rehearsal.js';

const now = '2026-11-23T10:00:00.000Z';
const draft = completeDraft();
const act = { id: 'a', digest: 'd'.repeat(64) as Sha256Hex };
const lot = 'LOT-0001' as LotId;
const planned = termsFor(plannedDeadline(now, draft), draft);

function recorded(events: readonly (TenderEvent & { at: string })[]): RecordedEvent[] {
  return events.map((event, index) => ({ ...event, version: index + 1 }));
}

const launch = {
  ...eventOf('decisionAdopted', {
    ...{ act, tender: 't' as TenderId, authority: draft.authority, procedure: 'open', simulation: true },
    ...{ lots: [lot], custody: { k: 3, n: 5 }, ...planned },
  }),
  at: now,
};

function timetableOf(events: RecordedEvent[]): TimetableItem[] {
  const tender = evolveAll(null, events);
  if (!tender) throw new Error('no events');
  return tenderTimetable(tender, draft, events);
}

function find(items: readonly TimetableItem[], kind: TimetableItem['kind']): TimetableItem {
  const found = items.find((item) => item.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
}

describe('timetable', () => {
  it('gives a draft the instants that its decision would record', () => {
    const items = draftTimetable(draft, now);
    expect(items.map(({ kind }) => kind)).to.deep.equal([
      ...['noticeTransmission', 'enquiriesClose', 'clarifications', 'custodyProof', 'submissionClose'],
      ...['bidValidityEnd', 'procedureMaximum'],
    ]);
    expect(find(items, 'submissionClose').at).to.equal(planned.submissionDeadline);
    expect(find(items, 'enquiriesClose').at).to.equal(planned.enquiriesCloseAt);
    expect(find(items, 'custodyProof').at).to.equal(planned.custodyProofAt);
  });

  it('names rule, article and sum of every date', () => {
    for (const item of draftTimetable(draft, now)) {
      expect([
        item.rule,
        item.article,
        item.startEvent,
        item.arithmetic.it,
        item.arithmetic.en,
      ]).to.not.include('');
    }
    expect(find(draftTimetable(draft, now), 'submissionClose')).to.include({
      rule: 'open-tender-minimum',
      article: 'art. 71 c.2 d.lgs. 36/2023',
      startAt: now,
    });
  });

  it('shows no day of transmission when the notice goes out at once', () => {
    const items = draftTimetable({ ...draft, submission: { days: 30, publishWithinDays: 0 } }, now);
    expect(items.map(({ kind }) => kind)).to.not.include('noticeTransmission');
  });

  it('explains the recorded deadline of a launched tender from its decision', () => {
    const close = find(timetableOf(recorded([launch])), 'submissionClose');
    expect(close).to.include({ at: planned.submissionDeadline, startEvent: 'decisionAdopted', startAt: now });
  });

  it('explains a deadline that was moved by the act that moved it', () => {
    const submissionDeadline = '2027-02-01T11:00:00.000Z';
    const moved = {
      ...eventOf('submissionExtended', { act, ...termsFor(submissionDeadline, draft) }),
      at: now,
    };
    const close = find(timetableOf(recorded([launch, moved])), 'submissionClose');
    expect(close).to.include({
      at: submissionDeadline,
      rule: 'moved-by-act',
      startEvent: 'submissionExtended',
    });
  });

  it('counts the standstill from the last communication, and says so where none runs', () => {
    const communicated = (standstillEndsAt: string): RecordedEvent[] =>
      recorded([
        launch,
        { ...eventOf('awardCommunicated', { lot, lastSentAt: now, standstillEndsAt }), at: now },
      ]);
    const runs = find(timetableOf(communicated('2026-12-28T23:00:00.000Z')), 'standstillEnd');
    expect(runs).to.include({ lot, rule: 'standstill', startAt: now, article: 'art. 18 c.3 d.lgs. 36/2023' });
    const none = find(timetableOf(communicated(now)), 'standstillEnd');
    expect(none.arithmetic.en).to.equal('Below the threshold no term runs.');
  });

  it('shows the term to sign from the award, and the act that defers it', () => {
    const rehearsal = rehearse('awarded');
    const shown = () => find(tenderTimetable(rehearsal.state, draft, rehearsal.events), 'signatureTerm');
    const { awardedAt, signatureDueAt } = rehearsal.state.lots[lot] ?? {};
    expect(shown()).to.include({ lot, at: signatureDueAt, rule: 'signature-maximum', startAt: awardedAt });
    expect(shown().article).to.equal('art. 18 c.2 d.lgs. 36/2023');
    const to = endOfPeriod(rehearsal.now, 90);
    rehearsal.command('awardOrgan', 'deferSignature', { act, lot, to });
    expect(shown()).to.include({ at: to, startEvent: 'signatureDeferred', startAt: rehearsal.now });
    expect(shown().arithmetic.en).to.equal('Deferred by the act that was agreed with the awardee.');
  });
});
