import type { EndingsCommands } from './commands.js';

export const endingsNeeds = { revokeTender: [] } as const satisfies Record<
  keyof EndingsCommands,
  readonly string[]
>;
