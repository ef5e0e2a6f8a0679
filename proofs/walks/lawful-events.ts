import { expect } from 'chai';
import type { RecordedEvent, TenderEvent } from '../../domain/tender/events.js';
import { evolveAll } from '../../domain/tender/evolve.js';
import type { Tender } from '../../domain/tender/tender.js';

/** No event of a tender opens an envelope early, or signs in a standstill or during an interim request. */
export function assertEventLawful(event: RecordedEvent, events: readonly RecordedEvent[]): void {
  const past = events.slice(0, event.version - 1);
  const before = evolveAll(null, past);
  if (event.type === 'envelopesOpened') assertOpenedInTime(event, before, past);
  if (event.type === 'contractSigned') assertMaySign(event, before);
}

/** Whatever the order of the keys: nothing before the term for bids is over, nothing economic before the scores are frozen. */
function assertOpenedInTime(
  { data, at }: Extract<RecordedEvent, { type: 'envelopesOpened' }>,
  before: Tender | null,
  past: readonly RecordedEvent[],
): void {
  expect(before?.closedAt, 'opened before the closing').to.be.a('string');
  expect(Date.parse(at)).to.be.at.least(Date.parse(before?.submissionDeadline ?? ''));
  if (data.kind === 'administrative' || data.lot === null) return;
  const { lot } = data;
  // Inversion (art. 107 c. 3): bids are evaluated before they are examined.
  const due = before?.openingOrder === 'inverted' ? ['submitted', 'admitted'] : ['admitted'];
  expect(before?.commission, 'opened without a commission').to.be.an('array');
  for (const bid of [...data.bids, ...data.unreadable])
    expect(due, `${data.kind} envelope of ${bid}`).to.include(before?.bids[bid]?.lots[lot]);
  if (data.kind === 'economic') expect(frozen(past, lot), 'prices before scores').to.equal(true);
}

function frozen(past: readonly TenderEvent[], lot: string): boolean {
  return past.some((event) => event.type === 'scoresFrozen' && event.data.lot === lot);
}

function assertMaySign(
  { data, at }: Extract<RecordedEvent, { type: 'contractSigned' }>,
  before: Tender | null,
): void {
  const lot = before?.lots[data.lot];
  expect(lot?.awardedAt, 'signed without an award').to.be.a('string');
  const ends = lot?.standstillEndsAt;
  if (ends) expect(Date.parse(at), 'signed in the standstill').to.be.at.least(Date.parse(ends));
  const stayed = Object.values(lot?.challenges ?? {}).filter(
    ({ interim, judgment }) => judgment === null && (interim === 'requested' || interim === 'granted'),
  );
  expect(stayed, 'signed during an interim request').to.deep.equal([]);
}
