import type { AwardFacts } from '../../domain/tender/award/facts.js';
import { rows, type Loaders } from './loader.js';

export const awardLoaders: Loaders<AwardFacts> = {
  lastAwardCommunicationAt: async (manager, { id, lot }) => {
    const [row] = await rows<{ last: string | null }>(
      manager,
      "SELECT iso(max(sent_at)) AS last FROM messages WHERE tender = $1 AND kind = 'award' AND lot = $2",
      [id, lot],
    );
    return row?.last ?? null;
  },
};
