export const remindersDeadlineKinds = ['reminder'] as const;
export type RemindersDeadline = (typeof remindersDeadlineKinds)[number];
