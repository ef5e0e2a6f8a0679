import type { GroupChangeOutcome } from './commands.js';

/** Id of what a bidder filed; who leaves and who comes stays in PostgreSQL. */
export type GroupChangeId = string;

export interface GroupChangesState {
  /** Those that the RUP has decided on. */
  readonly groupChanges: Readonly<Record<GroupChangeId, GroupChangeOutcome>>;
}

export const initialGroupChanges: GroupChangesState = { groupChanges: {} };
