import type { ReminderRule } from '../tender/reminders/state.js';
import { codeEffectiveOn, type LawParameter, toBeVerified } from './law-parameter.js';

export const reminderDistances: LawParameter<ReminderRule> = {
  id: 'reminder-distances',
  article: 'art. 1 c.2-bis L. 241/1990',
  description: {
    it: 'Promemoria della piattaforma a chi deve agire: giorni prima della fine del termine, e giorni di silenzio dal suo inizio',
    en: 'Reminders of the platform to whoever must act: days before the end of the term, and quiet days from its beginning',
  },
  unit: 'rule',
  pinnedBy: 'act',
  rows: [
    toBeVerified(
      codeEffectiveOn,
      { daysBefore: [10, 3], quietDays: 1 },
      'choice of the platform, in good faith and cooperation: no text asks for reminders',
    ),
  ],
};
