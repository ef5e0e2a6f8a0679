import type { LotPhase, TenderPhase } from '../../domain/tender/tender.js';
import type { LotId } from '../../domain/types.js';
import { CommandRefused } from '../bando-commands.js';
import { Problem } from '../client/api-client.js';
import type { Rehearsal } from '../rehearsal.js';

/** What the law does not allow is refused, with this code; anything else makes the path fail. */
export async function expectRefused(code: string, attempt: () => Promise<unknown>): Promise<void> {
  try {
    await attempt();
  } catch (error) {
    const isRefusal = error instanceof Problem || error instanceof CommandRefused;
    if (isRefusal && error.code === code) return;
    throw error;
  }
  throw new Error(`was accepted where ${code} was due`);
}

export async function expectPhase(rehearsal: Rehearsal, phase: TenderPhase): Promise<void> {
  const view = await rehearsal.view();
  if (view.phase !== phase) throw new Error(`the tender is in phase ${view.phase}, not ${phase}`);
}

export async function expectLotPhase(rehearsal: Rehearsal, lot: LotId, phase: LotPhase): Promise<void> {
  const { lots } = await rehearsal.view();
  const found = lots.find(({ id }) => id === lot)?.phase;
  if (found !== phase) throw new Error(`${lot} is in phase ${found}, not ${phase}`);
}
