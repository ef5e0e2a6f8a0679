import type { DataSource, EntityManager } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import { mayAnswer, mayAsk } from '../../domain/tender/bidding/enquiries.js';
import {
  lateClarification,
  type ExtensionProposal,
} from '../../domain/tender/bidding/extension-proposals.js';
import type { Reader } from '../../domain/tender/disclosure.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { PersonId, TenderId } from '../../domain/types.js';
import { leaveEffect } from '../../entities/stores/outbox-store.js';
import { QuestionStore, type Question } from '../../entities/stores/question-store.js';
import { lockQuotasOf } from '../../entities/stores/quota-lock.js';
import { lockTenderShared } from '../../entities/stores/tender-moment.js';
import { commandIdOf, rowIdOf } from '../tenders/command-id.js';
import type { Bidder } from './commit-bid.js';
import { getMoment } from '../custody/custody.js';
import { assertWithin, defaultQuotas, type Quotas } from './quotas.js';

export interface AnsweredQuestion extends Question {
  /** Null where the answer came in time. */
  readonly extensionProposal: ExtensionProposal | null;
}

/** Clarifications (art. 88 c.3): anonymous, answered to all. */
export class Questions {
  readonly #store: QuestionStore;

  constructor(
    private readonly dataSource: DataSource,
    private readonly quotas: Quotas = defaultQuotas,
  ) {
    this.#store = new QuestionStore(dataSource);
  }

  /**
   * Throws `enquiriesClosed` outside the term, `quotaExceeded` with too many still unanswered, `idempotencyKeyReused` for a
   * key that asked something else.
   */
  async ask(
    id: TenderId,
    { person, supplier }: Bidder,
    text: string,
    idempotencyKey: string,
  ): Promise<Question> {
    const questionId = rowIdOf(commandIdOf(person, `POST /tenders/${id}/questions`, idempotencyKey));
    const asked = await this.dataSource.transaction(async (manager) => {
      const store = new QuestionStore(manager);
      await lockTenderShared(manager, id);
      const known = await store.find(questionId);
      if (known) return known;
      const { tender, now } = await getMoment(manager, id);
      if (!mayAsk(tender, now))
        throw new DomainError('enquiriesClosed', { closedAt: tender.enquiriesCloseAt }, 'art. 88 c. 3');
      await lockQuotasOf(manager, supplier);
      const others = await store.countOpen(id, supplier, questionId);
      assertWithin(this.quotas, 'openQuestions', others + 1);
      return store.insert({ id: questionId, tender: id, supplier, person, text, askedAt: now });
    });
    if (asked.text !== text) throw new DomainError('idempotencyKeyReused');
    return asked;
  }

  /** The RUP sees all, a supplier his own and what is answered, everybody what is answered; nobody who asked. */
  async list(id: TenderId, { roles, supplier }: Reader): Promise<Question[]> {
    await getMoment(this.dataSource, id);
    if (roles.has('rup')) return this.#store.list(id, 'all');
    return this.#store.list(id, supplier === null ? 'answered' : { ownOf: supplier });
  }

  /**
   * An answer that comes late asks for an extension (art. 92 c.2): it says which, and the RUP is reminded of it.
   * Throws `notFound`, `questionAlreadyAnswered`, and `enquiriesClosed` once bids can no longer follow the answer.
   */
  async answer(id: TenderId, question: string, by: PersonId, text: string): Promise<AnsweredQuestion> {
    return this.dataSource.transaction(async (manager) => {
      const store = new QuestionStore(manager);
      await lockTenderShared(manager, id);
      const { tender, now } = await getMoment(manager, id);
      if (!mayAnswer(tender)) throw new DomainError('enquiriesClosed', { closedAt: tender.enquiriesCloseAt });
      const isAnswered = await store.answer({ id: question, tender: id, answer: text, by, at: now });
      const stored = (await store.list(id, 'all')).find((candidate) => candidate.id === question);
      if (!stored) throw new DomainError('notFound');
      if (!isAnswered) throw new DomainError('questionAlreadyAnswered');
      const extensionProposal = lateClarification(tender, now) ?? null;
      if (extensionProposal) await remindOf(manager, tender);
      return { ...stored, extensionProposal };
    });
  }
}

/** Once for each version of the tender: what the reminder says is what stands when it is sent. */
async function remindOf(manager: EntityManager, { id, version }: Tender): Promise<void> {
  await leaveEffect(manager, {
    kind: 'communicate',
    data: { tender: id, communication: 'lateClarification', version },
  });
}
