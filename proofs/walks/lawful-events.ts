import { expect } from 'chai';
import type { RecordedEvent, TenderEvent } from '../../domain/tender/events.js';
import { evolveAll } from '../../domain/tender/evolve.js';
import type { Tender } from '../../domain/tender/tender.js';
import { boundUntil } from '../../domain/tender/validity/state.js';

/** No event of a tender opens an envelope early, or signs in a standstill, during an interim request or on a bid that binds no longer. */
export function assertEventLawful(event: RecordedEvent, events: readonly RecordedEvent[]): void {
  if (event.type !== 'envelopesOpened' && event.type !== 'contractSigned') return;
  const past = events.slice(0, event.version - 1);
  const before = evolveAll(null, past);
  if (event.type === 'envelopesOpened') assertOpenedInTime(event, before, past);
  else assertMaySign(event, before);
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
  if (before && lot?.proposed && !lot.called.includes(lot.proposed)) {
    const bound = [boundUntil(before, lot.proposed), lot.signatureDueAt].map((end) => Date.parse(end ?? ''));
    const isBound = bound.some((end) => Number.isNaN(end) || Date.parse(at) < end);
    expect(isBound, 'signed on a bid that binds no longer').to.equal(true);
  }
}
