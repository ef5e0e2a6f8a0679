import type { Rehearsal } from '../rehearsal.js';

const dayMs = 86_400_000;

/** Some days go by in which nobody has anything to do; the clock refuses to pass an instant that the engine awaits. */
export async function moveDays(rehearsal: Rehearsal, days: number): Promise<void> {
  const { now } = await rehearsal.view();
  const to = new Date(Date.parse(now) + days * dayMs).toISOString();
  await rehearsal.act(rehearsal.cast.rup, 'fastForward', { to });
}
