import type { Effects } from '../effect.js';
import type { AdmissionEvents } from './events.js';

export const admissionCommunications = ['integrationRequest', 'exclusion'] as const;

export const admissionEffects: Effects<AdmissionEvents, (typeof admissionCommunications)[number]> = {
  integrationRequested: ({ bid }, { communicate }) => [communicate('integrationRequest', { bid })],
  bidExcluded: ({ bid }, { communicate }) => [communicate('exclusion', { bid })],
};
