import type { PublicData } from '../disclosed.js';
import type { RemindersEvents } from './events.js';

/** Whom the platform reminds concerns nobody else. */
export const remindersPublicData: PublicData<RemindersEvents> = { termReminded: null };
