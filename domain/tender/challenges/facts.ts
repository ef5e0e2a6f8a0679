import type { ChallengesCommands } from './commands.js';

export const challengesNeeds = {
  recordAppeal: [],
  recordInterimRequest: [],
  recordInterimDecision: [],
  recordJudgment: [],
} as const satisfies Record<keyof ChallengesCommands, readonly string[]>;
