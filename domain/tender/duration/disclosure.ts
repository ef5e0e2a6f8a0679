import type { PublicData } from '../disclosed.js';
import type { DurationEvents } from './events.js';

/** How long an authority takes concerns everybody (art. 28; art. 17 c. 3). */
export const durationPublicData: PublicData<DurationEvents> = {
  procedureExtended: (data) => ({ ...data }),
  durationStopped: (data) => ({ ...data }),
  durationResumed: (data) => ({ ...data }),
  procedureOverran: (data) => ({ ...data }),
};
