import type { Deadline } from './deadlines.js';
import { type DecisionContext, factOf } from './decision.js';
import { eventOf, type TenderEvent } from './events.js';
import type { LotId } from '../types.js';
import type { Tender } from './tender.js';

/** The event of an instant that the tender's clock has reached. */
export function passDeadline(deadline: Deadline, tender: Tender, context: DecisionContext): TenderEvent {
  const { dueAt } = deadline;
  switch (deadline.kind) {
    case 'enquiriesClose':
      return eventOf('enquiriesClosed', { dueAt });
    case 'custodyProof':
      return eventOf('custodyProofsCounted', {
        dueAt,
        proven: factOf(context, 'custody').custodiansProven,
        needed: tender.custody.k + 1,
      });
    case 'submissionClose':
      return eventOf('submissionClosed', {
        dueAt,
        bids: factOf(context, 'submissions').map((bid) => ({ ...bid })),
      });
    case 'integrationEnd':
      return eventOf('integrationEnded', {
        dueAt,
        request: refOf(deadline),
        answered: factOf(context, 'answered'),
      });
    case 'explanationsEnd':
      return eventOf('explanationsEnded', {
        dueAt,
        lot: lotOf(deadline),
        request: refOf(deadline),
        answered: factOf(context, 'answered'),
      });
    case 'standstillEnd':
      return eventOf('standstillEnded', { dueAt, lot: lotOf(deadline) });
  }
}

function refOf(deadline: Deadline): string {
  if (!deadline.ref) throw new Error(`${deadline.kind} names no request`);
  return deadline.ref;
}

function lotOf(deadline: Deadline): LotId {
  if (!deadline.lot) throw new Error(`${deadline.kind} names no lot`);
  return deadline.lot;
}
