import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import type { TenderDraft } from '../../domain/tender/draft.js';
import type { EventAudience } from '../../domain/tender/event-disclosure.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { Instant, PersonId, TenderId } from '../../domain/types.js';
import { TenderStore } from '../../entities/stores/tender-store.js';
import type { CallerRole } from '../people/caller-roles.js';

/** Who reads a tender. */
export interface TenderReader {
  readonly person: PersonId | null;
  readonly roles: ReadonlySet<CallerRole>;
}

export interface ReadableTender {
  readonly tender: Tender;
  readonly now: Instant;
  readonly draft: TenderDraft;
  readonly authorityName: string;
}

/** Throws `notFound` for a draft that is not launched. */
export async function getReadableTender(dataSource: DataSource, id: TenderId): Promise<ReadableTender> {
  const found = await new TenderStore(dataSource).findView(id);
  if (!found) throw new DomainError('notFound');
  return found;
}

const insiders: readonly CallerRole[] = ['rup', 'awardOrgan', 'seggio', 'auditor'];

/**
 * Whether a reader may learn of single bidders. A commissioner may not before he has declared his conflicts of interest
 * (art. 93 c.5 d.lgs. 36/2023); while a reopened term runs nobody may, for nobody may know who bids; custodians and officers without a part in the tender never need to.
 */
export async function audienceOf(
  dataSource: DataSource,
  id: TenderId,
  { person, roles }: TenderReader,
): Promise<EventAudience> {
  const tenders = new TenderStore(dataSource);
  if (insiders.some((role) => roles.has(role))) return (await tenders.isReopened(id)) ? 'public' : 'insider';
  if (person === null || !roles.has('commissioner')) return 'public';
  return (await tenders.hasDeclared(id, person)) ? 'insider' : 'public';
}
