import type { Instant } from '../../types.js';

export interface ClockEvents {
  clockAdvanced: { to: Instant; offsetMs: number };
}
