import type { LotId } from '../../types.js';
import type { ByAct } from '../act.js';

/** From the publication to the award a procedure may not last longer than annex I.3 says (art. 17 c. 3). */
export interface DurationCommands {
  extendProcedure: ByAct & { lot: LotId; ground: DurationGround; months: number };
}

/** The check of a bid that looks abnormally low (annex I.3 c. 4), or circumstances that are exceptional (c. 5). */
export const durationGrounds = ['anomalyCheck', 'exceptional'] as const;
export type DurationGround = (typeof durationGrounds)[number];

export type DurationGuard = 'durationRunning' | 'durationWithinLaw';

export const durationDeadlineKinds = ['procedureMaximum'] as const;
export type DurationDeadline = (typeof durationDeadlineKinds)[number];
