import type { DataSource } from 'typeorm';
import { nextTerm } from '../../domain/tender/deadlines.js';
import type { Deadline } from '../../domain/tender/deadline.js';
import type { TenderDraft } from '../../domain/tender/draft.js';
import { openTransitions, type OpenTransition } from '../../domain/tender/open-transitions.js';
import type { Tender } from '../../domain/tender/tender.js';
import { tenderTimetable } from '../../domain/tender/timetable.js';
import type { TimetableItem } from '../../domain/tender/timetable-item.js';
import type { AuthorityId, Instant, LocalisedText, TenderId } from '../../domain/types.js';
import { sequenceLeaves } from '../../entities/sequencer.js';
import { TenderStore, type TenderSummary } from '../../entities/stores/tender-store.js';
import { instantForm, readCursor, toPage, uuidForm, type Page, type PageRequest } from '../page.js';
import { toLotView, type LotView } from './lot-view.js';
import { audienceOf, getReadableTender, type TenderReader } from './readable-tender.js';

export interface TenderDetail {
  readonly tender: Tender;
  readonly authority: { readonly id: AuthorityId; readonly name: string };
  readonly title: LocalisedText;
  /** Told wherever a simulation is shown; null for a real tender. */
  readonly simulationNotice: LocalisedText | null;
  readonly now: Instant;
  readonly lots: readonly LotView[];
  readonly nextDeadline: Deadline | null;
  readonly content: TenderDraft;
  readonly transitions: readonly OpenTransition[];
}

const simulationNotice: LocalisedText = {
  it: 'Simulazione: questa procedura non ha alcun effetto giuridico e il suo orologio può essere portato avanti.',
  en: 'Simulation: this procedure has no legal effect and its clock may be moved forward.',
};

export interface TenderQuery extends PageRequest {
  readonly phase?: string | undefined;
  readonly q?: string | undefined;
}

const maxEvents = 100_000;

/** Launched tenders, as anyone or as those who work on them read them. */
export class Tenders {
  private readonly store: TenderStore;

  constructor(private readonly dataSource: DataSource) {
    this.store = new TenderStore(dataSource);
  }

  async listPublished({ cursor, limit, phase, q }: TenderQuery): Promise<Page<TenderSummary>> {
    const key = readCursor(cursor, [instantForm, uuidForm]);
    const after = key && { publishedAt: key[0] as Instant, id: key[1] as TenderId };
    const search = { phase: phase ?? null, text: q ?? null, after, limit: limit + 1 };
    const rows = await this.store.listPublished(search);
    return toPage(rows, limit, ({ publishedAt, id }) => [publishedAt, id]);
  }

  async getDetail(id: TenderId, reader: TenderReader): Promise<TenderDetail> {
    const { tender, now, draft, authorityName } = await getReadableTender(this.dataSource, id);
    const audience = await audienceOf(this.dataSource, id, reader);
    return {
      tender,
      now,
      authority: { id: tender.authority, name: authorityName },
      title: draft.title,
      simulationNotice: tender.simulation ? simulationNotice : null,
      lots: draft.lots.map((lot) => toLotView(tender, lot)),
      nextDeadline: shownDeadline(tender, audience === 'insider'),
      content: draft,
      transitions: openTransitions(tender, reader.roles),
    };
  }

  async getTimetable(id: TenderId): Promise<TimetableItem[]> {
    const { tender, draft } = await getReadableTender(this.dataSource, id);
    return tenderTimetable(tender, draft, await this.store.listEvents(id, 0, maxEvents));
  }

  /** How many leaves of the tender have their position in the ledger; bids have none before the deadline. */
  async countLeaves(id: TenderId): Promise<number> {
    await sequenceLeaves(this.dataSource);
    return this.store.countLeaves(id);
  }
}

/** A term given to one bidder is told to nobody but insiders: it would show that the bid has a flaw. */
function shownDeadline(tender: Tender, isInsider: boolean): Deadline | null {
  const next = nextTerm(tender) ?? null;
  return next?.ref === undefined || isInsider ? next : null;
}
