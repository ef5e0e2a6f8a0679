import { procedures } from '../../procedures/procedures.js';
import type { OpeningStep } from '../../procedures/procedure.js';
import { DomainError } from '../../errors.js';
import type { BidId, EnvelopeKind, LotId } from '../../types.js';
import type { Command } from '../commands.js';
import { type Decide, type DecisionContext, factOf } from '../decision.js';
import { eventOf } from '../events.js';
import { guards } from '../guards.js';
import { bidsIn, envelopeKeyOf, lotIdsOf, type Tender } from '../tender.js';

/** The step of the procedure's order that a key belongs to, if the tender stands at it and it was not yet taken. */
export function findOpenStep(tender: Tender, kind: EnvelopeKind, lot: LotId | null): OpeningStep | undefined {
  const step = procedures[tender.procedure].openings.find((candidate) => candidate.kind === kind);
  if (!step || (step.scope === 'tender') !== (lot === null)) return undefined;
  const phase = step.scope === 'tender' ? tender.phase : lot && tender.lots[lot]?.phase;
  if (phase !== step.from || tender.openings[envelopeKeyOf(kind, lot)]) return undefined;
  return step;
}

/** Bids whose envelopes of this key are opened: submitted for the administrative, admitted in the lot for the others. */
export function bidsToOpen(tender: Tender, kind: EnvelopeKind, lot: LotId | null): BidId[] {
  if (kind === 'administrative') {
    return [...new Set(lotIdsOf(tender).flatMap((id) => bidsIn(tender, id, 'submitted')))].sort();
  }
  return lot ? bidsIn(tender, lot, 'admitted') : [];
}

/** Refuses an opening out of order, or before a guard of its step holds (arts 93, 99, 107, 108). */
export function assertMayOpen(
  command: Command & { type: 'unlockEnvelopes' },
  tender: Tender,
  context: DecisionContext,
): void {
  const { kind, lot } = command.data;
  const step = findOpenStep(tender, kind, lot);
  if (!step) throw new DomainError('openingNotAllowed', { kind, lot, phase: tender.phase });
  for (const name of step.guards) {
    const refusal = guards[name](command, tender, context);
    if (refusal) throw refusal;
  }
}

export const unlockEnvelopes: Decide<'unlockEnvelopes'> = (data, tender, context) => {
  assertMayOpen({ type: 'unlockEnvelopes', data }, tender, context);
  const expected = bidsToOpen(tender, data.kind, data.lot);
  const given = [...data.bids, ...data.unreadable].sort();
  if (expected.join() !== given.join()) {
    throw new DomainError('openingNotAllowed', { kind: data.kind, lot: data.lot, phase: tender.phase });
  }
  return { events: [eventOf('envelopesOpened', { ...data })] };
};

/** Every opened envelope was decrypted, checked and minuted; a faulty one never stops the others. */
export const confirmReading: Decide<'confirmReading'> = ({ kind, lot }, tender, context) => {
  const readings = factOf(context, 'readings');
  const opened = bidsToOpen(tender, kind, lot).length;
  if (readings.length < opened)
    throw new DomainError('readingPending', { kind, lot, missing: opened - readings.length });
  const refused = readings.flatMap(({ bid, refused: code }) => (code ? [{ bid, code }] : []));
  return { events: [eventOf('envelopesRead', { kind, lot, refused })] };
};

/** Reading follows an opening that was not yet read. */
export function isReadingAwaited(tender: Tender, kind: EnvelopeKind, lot: LotId | null): boolean {
  return tender.openings[envelopeKeyOf(kind, lot)]?.readAt === null;
}
