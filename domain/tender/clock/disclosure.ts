import type { PublicData } from '../disclosed.js';
import type { ClockEvents } from './events.js';

export const clockPublicData: PublicData<ClockEvents> = {
  clockAdvanced: (data) => ({ ...data }),
};
