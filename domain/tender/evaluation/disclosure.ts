import type { PublicData } from '../disclosed.js';
import type { EvaluationEvents } from './events.js';

export const evaluationPublicData: PublicData<EvaluationEvents> = {
  commissionAppointed: ({ act, members }) => ({ act, size: members.length }),
  scoresFrozen: ({ lot, evaluation }) => ({ lot, evaluation }),
  rankingFormed: ({ lot, evaluation }) => ({ lot, evaluation }),
  drawCommitted: ({ lot, commitment }) => ({ lot, commitment }),
  tieDrawn: ({ lot, seed, nonce, drawSeed }) => ({ lot, seed, nonce, drawSeed }),
  explanationsRequested: null,
  explanationsEnded: null,
  explanationsAccepted: null,
  bidFoundAbnormal: null,
};
