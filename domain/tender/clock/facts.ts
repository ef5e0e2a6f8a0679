import type { ClockCommands } from './commands.js';

export const clockNeeds = { fastForward: [] } as const satisfies Record<
  keyof ClockCommands,
  readonly string[]
>;
