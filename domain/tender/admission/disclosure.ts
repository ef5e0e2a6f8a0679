import type { PublicData } from '../disclosed.js';
import type { AdmissionEvents } from './events.js';

export const admissionPublicData: PublicData<AdmissionEvents> = {
  integrationRequested: null,
  integrationEnded: null,
  bidAdmitted: null,
  bidExcluded: null,
  admissionsClosed: () => ({}),
};
