import type { BiddingFacts } from '../../domain/tender/bidding/facts.js';
import { MalfunctionStore } from '../stores/malfunction-store.js';
import { QuestionStore } from '../stores/question-store.js';
import { rows, type Loaders } from './loader.js';

export const biddingLoaders: Loaders<BiddingFacts> = {
  malfunctions: (manager, { id }) => new MalfunctionStore(manager).listTouching(id),

  lastAnswerAt: (manager, { id }) => new QuestionStore(manager).findLastAnswerAt(id),

  submissions: (manager, { id }) =>
    rows(
      manager,
      `SELECT bid, supplier, ARRAY(
          SELECT DISTINCT e->>'lot' FROM jsonb_array_elements(envelopes) e WHERE e->>'lot' IS NOT NULL ORDER BY 1
        ) AS lots
       FROM (SELECT DISTINCT ON (bid) bid, supplier, action, envelopes FROM bids WHERE tender = $1
             ORDER BY bid, revision DESC) last
       WHERE action <> 'withdraw' ORDER BY bid`,
      [id],
    ),
};
