import { romeDateOf } from '../../domain/calendar/rome-time.js';
import type {
  ChallengedAct,
  InterimDecision,
  JudgmentOutcome,
} from '../../domain/tender/challenges/state.js';
import type { BidId, LotId } from '../../domain/types.js';
import type { Rehearsal } from '../rehearsal.js';

/** A challenge of one lot, by the id that its appeal was recorded under. */
export interface RecordedChallenge {
  readonly lot: LotId;
  readonly challenge: string;
}

/** The RUP records what was notified to the authority today. */
export async function recordAppeal(
  rehearsal: Rehearsal,
  lot: LotId,
  appeal: { readonly against: ChallengedAct; readonly bid: BidId | null; readonly reasons: string },
): Promise<RecordedChallenge> {
  const notifiedOn = await today(rehearsal);
  const body = { ...appeal, lot, notifiedOn, filedOn: null };
  const { commandId } = await rehearsal.act(rehearsal.cast.rup, 'recordAppeal', body);
  return { lot, challenge: commandId };
}

export async function askInterim(rehearsal: Rehearsal, about: RecordedChallenge): Promise<void> {
  const reasons = 'Notificata la domanda cautelare contestuale al ricorso.';
  const body = { ...about, reasons, notifiedOn: await today(rehearsal) };
  await rehearsal.act(rehearsal.cast.rup, 'recordInterimRequest', body);
}

export async function decideInterim(
  rehearsal: Rehearsal,
  about: RecordedChallenge,
  decided: { readonly outcome: InterimDecision; readonly reasons: string },
): Promise<void> {
  await rehearsal.act(rehearsal.cast.rup, 'recordInterimDecision', { ...about, ...decided });
}

export async function recordJudgment(
  rehearsal: Rehearsal,
  about: RecordedChallenge,
  judged: { readonly outcome: JudgmentOutcome; readonly reasons: string; readonly bid?: BidId },
): Promise<void> {
  await rehearsal.act(rehearsal.cast.rup, 'recordJudgment', { bid: null, ...about, ...judged });
}

async function today(rehearsal: Rehearsal): Promise<string> {
  return romeDateOf((await rehearsal.view()).now);
}
