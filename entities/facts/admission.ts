import type { Command } from '../../domain/tender/commands.js';
import type { AdmissionFacts } from '../../domain/tender/admission/facts.js';
import type { Tender } from '../../domain/tender/tender.js';
import { rows, type Loaders } from './loader.js';

export const admissionLoaders: Loaders<AdmissionFacts> = {
  answered: async (manager, { id, requests }) => {
    const answered = await rows<{ request: string }>(
      manager,
      'SELECT DISTINCT request FROM replies WHERE tender = $1 AND request = ANY($2)',
      [id, requests],
    );
    return requests.length > 0 && answered.length === requests.length;
  },
};

/** Integrations asked of the command's bidder that still run. */
export function runningIntegrations({ data }: Command, tender: Tender): string[] {
  if (!('bid' in data) || 'lot' in data) return [];
  return Object.entries(tender.integrations)
    .filter(([, term]) => term.bid === data.bid && !term.endedAt)
    .map(([request]) => request);
}
