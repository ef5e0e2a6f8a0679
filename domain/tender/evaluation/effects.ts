import type { Effects } from '../effect.js';
import type { EvaluationEvents } from './events.js';

export const evaluationCommunications = ['explanationsRequest'] as const;

export const evaluationEffects: Effects<
  EvaluationEvents,
  (typeof evaluationCommunications)[number] | 'exclusion'
> = {
  explanationsRequested: ({ lot, bid }, { communicate }) => [
    communicate('explanationsRequest', { lot, bid }),
  ],
  bidFoundAbnormal: ({ lot, bid }, { communicate }) => [communicate('exclusion', { lot, bid })],
};
