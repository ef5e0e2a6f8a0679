/** Id of what a bidder filed; who leaves and who comes stays in PostgreSQL. */
export type GroupChangeId = string;

export const groupChangeOutcomes = ['accepted', 'refused'] as const;
export type GroupChangeOutcome = (typeof groupChangeOutcomes)[number];

export interface GroupChangesState {
  /** Those that the RUP has decided on. */
  readonly groupChanges: Readonly<Record<GroupChangeId, GroupChangeOutcome>>;
}

export const initialGroupChanges: GroupChangesState = { groupChanges: {} };
