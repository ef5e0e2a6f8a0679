import type { Command } from '../../domain/tender/commands.js';
import type { EvaluationFacts } from '../../domain/tender/evaluation/facts.js';
import type { Tender } from '../../domain/tender/tender.js';
import { rows, type Loaders } from './loader.js';

export const evaluationLoaders: Loaders<EvaluationFacts> = {
  declarations: (manager, { id }) =>
    rows(manager, 'SELECT person, stage FROM declarations WHERE tender = $1 ORDER BY person, stage', [id]),

  coefficients: async (manager, { id, lot, tender }) => {
    const confirmed = await rows<{
      bid: string;
      criterion: string;
      commissioner: string;
      coefficient: string;
    }>(
      manager,
      `SELECT bid, criterion, commissioner, coefficient FROM scores
       WHERE tender = $1 AND lot = $2 AND scoring = $3 AND confirmed_at IS NOT NULL ORDER BY bid, criterion, commissioner`,
      [id, lot, lot && tender?.lots[lot]?.scoring],
    );
    const byBid: Record<string, Record<string, Record<string, string>>> = {};
    for (const { bid, criterion, commissioner, coefficient } of confirmed) {
      ((byBid[bid] ??= {})[criterion] ??= {})[commissioner] = coefficient;
    }
    return byBid;
  },
};

/** Explanations asked of the command's bidder in its lot. */
export function askedExplanations({ data }: Command, tender: Tender): string[] {
  if (!('bid' in data && 'lot' in data)) return [];
  const explanations = tender.lots[data.lot]?.explanations;
  return explanations?.bid === data.bid ? [explanations.id] : [];
}
