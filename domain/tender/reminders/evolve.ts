import type { Reducers } from '../reducers.js';
import { termKey } from './deadlines.js';
import type { RemindersEvents } from './events.js';

export const remindersReducers: Reducers<RemindersEvents> = {
  termReminded: (tender, { term, endsAt, daysBefore, lot, ref }) => {
    const key = termKey({ kind: term, dueAt: endsAt, ...(lot && { lot }), ...(ref && { ref }) });
    const running = tender.runningTerms[key];
    if (!running) throw new Error(`${key} is no running term`);
    const runningTerms = { ...tender.runningTerms, [key]: { ...running, remindedDays: daysBefore } };
    return { ...tender, runningTerms };
  },
};
