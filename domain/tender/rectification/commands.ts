import type { LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { RectificationId } from './state.js';

export interface RectificationCommands {
  decideRectification: ByAct & {
    lot: LotId;
    rectification: RectificationId;
    /** A correction of a material error counts; a new bid does not (art. 101 c. 4). */
    outcome: 'accepted' | 'refused';
  };
}

export type RectificationGuard = 'rectificationPending' | 'rectificationReadable' | 'rectificationsDecided';
