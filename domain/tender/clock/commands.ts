import type { Instant } from '../../types.js';

export interface ClockCommands {
  fastForward: { to: Instant };
}

export type ClockGuard = 'simulationOnly';
