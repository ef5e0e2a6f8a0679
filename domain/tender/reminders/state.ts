import type { Instant } from '../../types.js';

/** When whoever must act within a term is reminded of it, in days of 24 hours. */
export interface ReminderRule {
  /** Before the end of the term. */
  readonly daysBefore: readonly number[];
  /** From the beginning of the term, when it has only just been told. */
  readonly quietDays: number;
}

export interface RunningTerm {
  readonly since: Instant;
  /** Of the last reminder; null before the first. */
  readonly remindedDays: number | null;
}

export interface RemindersState {
  /** Pinned by the decision; null in a tender launched before reminders existed, whose history has none. */
  readonly reminderRule: ReminderRule | null;
  /** Terms that somebody must meet, by their key. */
  readonly runningTerms: Readonly<Record<string, RunningTerm>>;
}

export const initialReminders: RemindersState = { reminderRule: null, runningTerms: {} };
