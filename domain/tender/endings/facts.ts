import type { EndingsCommands } from './commands.js';

export const endingsNeeds = {
  revokeTender: [],
  annulTender: [],
  declareKeysLost: ['custody'],
  declareDeserted: [],
  refuseAward: [],
  revokeLot: [],
} as const satisfies Record<keyof EndingsCommands, readonly string[]>;
