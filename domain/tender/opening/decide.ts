import { DomainError } from '../../errors.js';
import type { EnvelopeKind, LotId } from '../../types.js';
import type { Command } from '../commands.js';
import { type Decide, type DecisionContext, type Decisions, factOf } from '../decision.js';
import type { TenderDraft } from '../draft.js';
import { eventOf } from '../events.js';
import { guards } from '../guards.js';
import type { Tender } from '../tender.js';
import type { OpeningCommands } from './commands.js';
import type { OpeningEvents } from './events.js';
import type { Reading } from './facts.js';
import { findSharedBids } from '../participation/shared-bids.js';
import { rectificationsOf } from '../rectification/state.js';
import { findOtherAgreements } from '../terms/other-agreements.js';
import { bidsToOpen, findOpenStep } from './order.js';
import { roundsOf } from './state.js';

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

/** Bids are evaluated first; only those that may win are then examined. Decided while everything is sealed (art. 107 c. 3). */
const decideInversion: Decide<'decideInversion'> = ({ act, alsoExamined }) => ({
  events: [eventOf('inversionDecided', { act, alsoExamined })],
});

const unlockEnvelopes: Decide<'unlockEnvelopes'> = (data, tender, context) => {
  assertMayOpen({ type: 'unlockEnvelopes', data }, tender, context);
  const expected = bidsToOpen(tender, data.kind, data.lot);
  const given = [...data.bids, ...data.unreadable].sort();
  if (expected.join() !== given.join()) {
    throw new DomainError('openingNotAllowed', { kind: data.kind, lot: data.lot, phase: tender.phase });
  }
  return { events: [eventOf('envelopesOpened', { ...data })] };
};

/** Every envelope of the round was decrypted, checked and minuted; a faulty one never stops the others. */
const confirmReading: Decide<'confirmReading'> = ({ kind, lot }, tender, context) => {
  const opened = roundsOf(tender, kind, lot).at(-1)?.bids ?? [];
  const ofBids = factOf(context, 'readings').filter(({ rectification }) => !rectification);
  const readings = ofBids.filter(({ bid }) => opened.includes(bid));
  const missing = opened.length - readings.length + unreadRectifications(kind, lot, tender, context);
  if (missing > 0) throw new DomainError('readingPending', { kind, lot, missing });
  const refused = readings.flatMap(({ bid, refused: code }) => (code ? [{ bid, code }] : []));
  return {
    events: [
      eventOf('envelopesRead', {
        ...{ kind, lot, refused },
        ...(kind === 'administrative' && participationFound(ofBids, tender)),
        ...(kind === 'administrative' && agreementsFound(readings, factOf(context, 'draft'))),
      }),
    ],
  };
};

type Participation = Pick<OpeningEvents['envelopesRead'], 'sharedBids' | 'lotPreferences'>;

/** What the envelopes of all rounds say of each other; nothing where they say nothing. */
function participationFound(readings: readonly Reading[], { lotLimits }: Tender): Participation {
  const sharedBids = findSharedBids(readings);
  const lotPreferences = readings.flatMap(({ bid, lotPreference }) =>
    lotLimits && lotPreference ? [{ bid, lots: [...lotPreference] }] : [],
  );
  return {
    ...(sharedBids.length > 0 && { sharedBids }),
    ...(lotPreferences.length > 0 && { lotPreferences }),
  };
}

function agreementsFound(
  readings: readonly Reading[],
  draft: TenderDraft,
): Pick<OpeningEvents['envelopesRead'], 'otherAgreements'> {
  const otherAgreements = readings.flatMap(({ bid, agreements = [] }) =>
    findOtherAgreements(bid, agreements, draft),
  );
  return otherAgreements.length > 0 ? { otherAgreements } : {};
}

function unreadRectifications(
  kind: EnvelopeKind,
  lot: LotId | null,
  tender: Tender,
  context: DecisionContext,
): number {
  const read = factOf(context, 'readings').map(({ rectification }) => rectification);
  return rectificationsOf(tender, kind, lot).filter((id) => !read.includes(id)).length;
}

export const openingDecisions: Decisions<OpeningCommands> = {
  decideInversion,
  unlockEnvelopes,
  confirmReading,
};
