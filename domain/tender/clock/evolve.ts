import type { Reducers } from '../reducers.js';
import type { ClockEvents } from './events.js';

export const clockReducers: Reducers<ClockEvents> = {
  clockAdvanced: (tender, { offsetMs }) => ({ ...tender, clockOffsetMs: offsetMs }),
};
