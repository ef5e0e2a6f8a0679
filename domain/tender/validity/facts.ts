import type { ValidityCommands, ValidityDeadline } from './commands.js';

export const validityNeeds = {
  requestExtension: [],
  confirmValidity: [],
  releaseBid: [],
  extensionAnswerEnd: [],
  bidValidityEnd: [],
} as const satisfies Record<keyof ValidityCommands | ValidityDeadline, readonly string[]>;
