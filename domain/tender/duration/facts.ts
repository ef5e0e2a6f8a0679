import type { DurationCommands, DurationDeadline } from './commands.js';

export const durationNeeds = {
  extendProcedure: [],
  procedureMaximum: [],
} as const satisfies Record<keyof DurationCommands | DurationDeadline, readonly string[]>;
