import type { DataSource } from 'typeorm';
import {
  extensionProposals,
  type ExtensionProposal,
} from '../../domain/tender/bidding/extension-proposals.js';
import type { TenderId } from '../../domain/types.js';
import { MalfunctionStore } from '../../entities/stores/malfunction-store.js';
import { QuestionStore } from '../../entities/stores/question-store.js';
import { getReadableTender } from './readable-tender.js';

/** The later deadlines that the law asks for now, each with its cause and its sum. */
export async function listExtensionProposals(
  dataSource: DataSource,
  id: TenderId,
): Promise<ExtensionProposal[]> {
  const { tender, draft, now } = await getReadableTender(dataSource, id);
  const { manager } = dataSource;
  const facts = {
    malfunctions: await new MalfunctionStore(manager).listTouching(id),
    lastAnswerAt: await new QuestionStore(manager).findLastAnswerAt(id),
    siteVisit: draft.siteVisit,
  };
  return extensionProposals(tender, facts, now);
}
