import type { Instant, LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { Due } from '../deadline.js';
import type { DurationGround } from './commands.js';

export interface DurationEvents {
  procedureExtended: ByAct & { lot: LotId; ground: DurationGround; months: number; awardDueAt: Instant };
  /** An interim measure of the court makes the time stand still, and its judgment lets it run again. */
  durationStopped: { lot: LotId };
  durationResumed: { lot: LotId; awardDueAt: Instant };
  /** Not awarded in time: silenzio inadempimento (art. 17 c. 3). It forbids nothing. */
  procedureOverran: Due & { lot: LotId };
}
