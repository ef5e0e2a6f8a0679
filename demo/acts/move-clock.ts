import type { DeadlineKind } from '../../domain/tender/commands.js';
import type { LotPhase, TenderPhase } from '../../domain/tender/tender.js';
import type { LotId } from '../../domain/types.js';
import { Problem } from '../client/api-client.js';
import { pollUntil } from '../client/retry.js';
import type { Rehearsal } from '../rehearsal.js';
import type { TenderView } from '../tender-view.js';

/** How long before an instant the clock is set, so that the engine still reaches it by itself: its timers count seconds. */
const usualLeadMs = 1_000;
/** Before the deadline for bids people get two real seconds. */
const closingLeadMs = 2_000;

export function waitForPhase(rehearsal: Rehearsal, phase: TenderPhase): Promise<TenderView> {
  return pollUntil(`phase ${phase}`, async () => {
    const view = await rehearsal.view();
    return view.phase === phase ? view : undefined;
  });
}

export function waitForLotPhase(rehearsal: Rehearsal, lot: LotId, phase: LotPhase): Promise<TenderView> {
  return pollUntil(`${lot} ${phase}`, async () => {
    const view = await rehearsal.view();
    return view.lots.some(({ id, phase: current }) => id === lot && current === phase) ? view : undefined;
  });
}

/** Lets the engine reach the next instant of this kind, and every instant of another kind that comes before it. */
export async function reachDeadline(rehearsal: Rehearsal, kind: DeadlineKind): Promise<void> {
  for (;;) {
    const view = await rehearsal.view();
    if (!view.nextDeadline) throw new Error(`no instant is awaited, least of all ${kind}`);
    await reachNext(rehearsal, view.nextDeadline, view.now);
    if (view.nextDeadline.kind !== kind) continue;
    rehearsal.note(`The clock of the simulation is set shortly before ${kind}; the engine reaches it.`);
    return;
  }
}

/**
 * Moves the tender's clock to shortly before the next instant and waits until the engine has reached it: nobody has
 * anything left to do until then.
 */
async function reachNext(
  rehearsal: Rehearsal,
  nextDeadline: NonNullable<TenderView['nextDeadline']>,
  now: string,
): Promise<void> {
  const { kind } = nextDeadline;
  const leadMs = kind === 'submissionClose' ? closingLeadMs : usualLeadMs;
  const toMs = Date.parse(nextDeadline.dueAt) - leadMs;
  if (toMs > Date.parse(now)) await fastForward(rehearsal, new Date(toMs).toISOString());
  rehearsal.progress.say(`clock: ${leadMs / 1000} s before ${kind} (${nextDeadline.dueAt})`);
  await pollUntil(`${kind} at ${nextDeadline.dueAt}`, async () => {
    const { nextDeadline: next } = await rehearsal.view();
    return next?.kind === kind && next.dueAt === nextDeadline.dueAt ? undefined : true;
  });
}

/** While a command waits for an engine that is being started again the instant may come by itself: then all is well. */
async function fastForward(rehearsal: Rehearsal, to: string): Promise<void> {
  try {
    await rehearsal.quietly(() => rehearsal.act(rehearsal.cast.rup, 'fastForward', { to }));
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'clockWouldPassDeadline')) throw error;
  }
}
