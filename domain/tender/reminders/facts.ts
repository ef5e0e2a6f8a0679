import type { RemindersDeadline } from './commands.js';

export const remindersNeeds = { reminder: ['answered'] } as const satisfies Record<
  RemindersDeadline,
  readonly string[]
>;
