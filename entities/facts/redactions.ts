import { redactedFolder } from '../../domain/sealing/entry-path.js';
import type { RedactionsFacts } from '../../domain/tender/redactions/facts.js';
import type { BidId } from '../../domain/types.js';
import { rows, type Loaders } from './loader.js';

export const redactionsLoaders: Loaders<RedactionsFacts> = {
  redacted: async (manager, { id, lot }) => {
    const found = await rows<{ bid: BidId }>(
      manager,
      `SELECT bid FROM readings WHERE tender = $1 AND kind = 'technical' AND lot = $2 AND EXISTS (
         SELECT FROM jsonb_array_elements(files) file WHERE starts_with(file->>'name', $3)) ORDER BY bid`,
      [id, lot, `${redactedFolder}/`],
    );
    return found.map(({ bid }) => bid);
  },
};
