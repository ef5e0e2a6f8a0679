import type { LotId } from '../../types.js';
import type { ByAct } from '../act.js';
import type { RectificationId } from './state.js';

interface Decided extends ByAct {
  lot: LotId;
  rectification: RectificationId;
}

export interface RectificationEvents {
  rectificationAccepted: Decided;
  rectificationRefused: Decided;
}
