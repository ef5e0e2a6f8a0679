import type { InterpelloCommands, InterpelloDeadline } from './commands.js';

export const interpelloNeeds = {
  terminateContract: [],
  callNext: [],
  concludeCall: ['answered'],
  callEnd: ['answered'],
} as const satisfies Record<keyof InterpelloCommands | InterpelloDeadline, readonly string[]>;
