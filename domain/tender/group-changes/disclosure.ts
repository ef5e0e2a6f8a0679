import type { PublicData } from '../disclosed.js';
import type { GroupChangesEvents } from './events.js';

export const groupChangesPublicData: PublicData<GroupChangesEvents> = {
  groupChangeAccepted: null,
  groupChangeRefused: null,
};
