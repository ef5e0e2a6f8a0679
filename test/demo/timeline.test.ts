import { expect } from 'chai';
import { toTimeline } from '../../demo/timeline.js';
import type { RecordedEvent } from '../../domain/tender/events.js';

const act = { id: 'act', digest: '0'.repeat(64) };
const deadline = '2026-12-28T23:00:00.000Z';

function recorded(version: number, type: string, at: string, data: object): RecordedEvent {
  return { version, type, at, data } as unknown as RecordedEvent;
}

const published: RecordedEvent[] = [
  recorded(1, 'decisionAdopted', '2026-11-23T10:00:00.000000Z', {
    ...{ act, tender: 'tender', authority: 'ars-demo', procedure: 'open', simulation: true },
    ...{ lots: ['LOT-0001'], custody: { k: 3, n: 5 }, submissionDeadline: deadline },
    ...{ enquiriesCloseAt: '2026-12-18T23:00:00.000Z', custodyProofAt: '2026-12-22T23:00:00.000Z' },
  }),
  recorded(2, 'noticeTransmitted', '2026-11-23T10:00:01.000000Z', {
    ...{
      act,
      transmittedAt: '2026-11-23T10:00:01.000000Z',
      regimeOn: '2026-11-23',
      manifest: '1'.repeat(64),
    },
  }),
  recorded(3, 'tenderPublished', '2026-11-23T10:00:02.000000Z', {
    publishedAt: '2026-11-23T10:00:02.000000Z',
    channel: 'local',
  }),
];

describe('the timeline of the demo', () => {
  it('names each phase that an event led to, without lateness for what people did', () => {
    expect(toTimeline(published)).to.deep.equal([
      { phase: 'decided', at: '2026-11-23T10:00:00.000000Z', late_ms: null },
      { phase: 'publishing', at: '2026-11-23T10:00:01.000000Z', late_ms: null },
      { phase: 'bidding', at: '2026-11-23T10:00:02.000000Z', late_ms: null },
    ]);
  });

  it('tells to the microsecond how late the engine reached an instant, with or without a phase', () => {
    const reached = toTimeline([
      ...published,
      recorded(4, 'enquiriesClosed', '2026-12-18T23:00:00.012345Z', { dueAt: '2026-12-18T23:00:00.000Z' }),
      recorded(5, 'submissionClosed', '2026-12-28T23:00:00.004000Z', { dueAt: deadline, bids: [] }),
    ]).slice(3);
    expect(reached).to.deep.equal([
      { phase: 'enquiriesClosed', at: '2026-12-18T23:00:00.012345Z', late_ms: 12.345 },
      { phase: 'closed', at: '2026-12-28T23:00:00.004000Z', late_ms: 4 },
    ]);
  });
});
