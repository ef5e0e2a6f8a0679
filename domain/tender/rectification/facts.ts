import type { RectificationCommands } from './commands.js';
import type { RectificationId } from './state.js';

export interface RectificationFacts {
  /** What reading the rectifications of the command's lot gave. */
  readonly rectificationReadings: readonly {
    readonly rectification: RectificationId;
    /** Stable code of what is wrong with it, null when it was read. */
    readonly refused: string | null;
  }[];
}

export const rectificationNeeds = {
  decideRectification: ['rectificationReadings'],
} as const satisfies Record<keyof RectificationCommands, readonly string[]>;
