import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import type { CommandType } from '../../domain/tender/commands.js';
import type { TenderId } from '../../domain/types.js';
export type { RegisteredAct, RegisteredActSummary } from '../../entities/stores/act-store.js';
import { ActStore, type RegisteredAct, type RegisteredActSummary } from '../../entities/stores/act-store.js';
import { readCursor, toPage, uuidForm, type Page, type PageRequest } from '../page.js';
import { audienceOf, type TenderReader } from './readable-tender.js';

/** Acts that are published with the tender (arts 27, 28 d.lgs. 36/2023); the others name single bidders. */
const publicCommands: readonly CommandType[] = [
  'adoptDecision',
  'publishTender',
  'rectifyTender',
  'extendSubmission',
  'decideInversion',
  'appointCommission',
  'awardLot',
  'signContract',
  'revokeTender',
];

/** Signed and registered acts of a tender. */
export class Acts {
  private readonly store: ActStore;

  constructor(private readonly dataSource: DataSource) {
    this.store = new ActStore(dataSource);
  }

  async list(
    tender: TenderId,
    reader: TenderReader,
    { cursor, limit }: PageRequest,
  ): Promise<Page<RegisteredActSummary>> {
    const after = readCursor(cursor, [uuidForm])?.[0] ?? null;
    const commands = await this.visibleCommands(tender, reader);
    const rows = await this.store.listRegistered(tender, { after, limit: limit + 1, commands });
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /** With its content and the salt of its digest: whoever may read it can verify it. Throws `notFound`. */
  async get(tender: TenderId, id: string, reader: TenderReader): Promise<RegisteredAct> {
    const [act, commands] = await Promise.all([
      this.store.findRegistered(tender, id),
      this.visibleCommands(tender, reader),
    ]);
    if (!act || (commands && !commands.includes(act.command))) throw new DomainError('notFound');
    return act;
  }

  /** Null for who may read all. */
  private async visibleCommands(tender: TenderId, reader: TenderReader): Promise<readonly string[] | null> {
    return (await audienceOf(this.dataSource, tender, reader)) === 'insider' ? null : publicCommands;
  }
}
