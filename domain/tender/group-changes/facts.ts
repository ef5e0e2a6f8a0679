import type { GroupChangeGround } from '../../participants/group-change.js';
import type { BidId } from '../../types.js';
import type { Reading } from '../opening/facts.js';
import type { GroupChangesCommands } from './commands.js';
import type { GroupChangeId } from './state.js';

export interface FiledGroupChange {
  readonly id: GroupChangeId;
  readonly bid: BidId;
  readonly ground: GroupChangeGround;
  /** The companies that would take part in the bid, as `IT/12345678903`. */
  readonly companies: readonly string[];
}

export interface GroupChangesFacts {
  /** All that were filed for the tender, in their order. */
  readonly groupChanges: readonly FiledGroupChange[];
  /** The companies that take part in each bid now. */
  readonly companiesNow: readonly Pick<Reading, 'bid' | 'companies'>[];
}

export const groupChangesNeeds = {
  decideGroupChange: ['groupChanges', 'companiesNow'],
} as const satisfies Record<keyof GroupChangesCommands, readonly string[]>;
