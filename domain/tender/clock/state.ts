export interface ClockState {
  /** The tender's clock is the database's clock plus this offset; 0 for every real tender. */
  readonly clockOffsetMs: number;
}

export const initialClock: ClockState = { clockOffsetMs: 0 };
