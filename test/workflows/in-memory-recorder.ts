import type { Recorder } from '../../activities/record.js';
import { findTransition, isInPhase, procedures } from '../../domain/procedures/procedures.js';
import type { CommandEnvelope } from '../../domain/tender/commands.js';
import { nextDeadline } from '../../domain/tender/deadlines.js';
import { evolve } from '../../domain/tender/evolve.js';
import type { RecordedEvent, TenderEvent } from '../../domain/tender/events.js';
import type {
  CommandOutcome,
  PassDeadlineInput,
  PassDeadlineResult,
  RecordInput,
  RecordResult,
} from '../../domain/tender/outcome.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { LotId, TenderId } from '../../domain/types.js';
import { eventsOfCommand, eventsOfDeadline } from './rehearsed-events.js';
import type { Terms } from './rehearsed-events.js';

interface Book {
  tender: Tender | null;
  readonly events: RecordedEvent[];
  readonly outcomes: Map<string, CommandOutcome>;
}

/**
 * Twin of `TenderRecord` in memory: known ids get their stored outcome, instants already past are recorded first, a
 * command is decided by the procedure's table alone. `outage` makes every call fail as it says, like a lost database.
 */
export class InMemoryRecorder implements Recorder {
  outage: (() => Error) | null = null;
  /** Makes the answer of every call be lost after its work was done. */
  lostAnswer: (() => Error) | null = null;
  /** Adjusts the twin's clock against the wall clock. */
  skewMs = 0;
  readonly passes: { tender: TenderId; status: PassDeadlineResult['status']; at: number }[] = [];
  private readonly books = new Map<TenderId, Book>();

  constructor(private readonly terms: (tender: TenderId) => Terms) {}

  record({ tender, envelope, seenVersion }: RecordInput): Promise<RecordResult> {
    return this.answer(() => {
      const book = this.bookOf(tender);
      const outcome = envelope && (book.outcomes.get(envelope.id) ?? this.decide(book, envelope));
      return { outcome, events: book.events.slice(seenVersion) };
    });
  }

  passDeadline({ tender, expectedDueAt, seenVersion }: PassDeadlineInput): Promise<PassDeadlineResult> {
    return this.answer(() => {
      const book = this.bookOf(tender);
      const next = book.tender && nextDeadline(book.tender);
      const earlyByMs = next?.dueAt === expectedDueAt ? Date.parse(next.dueAt) - this.now(book) : 0;
      const status = next?.dueAt !== expectedDueAt ? 'moved' : earlyByMs > 0 ? 'early' : 'passed';
      this.passDue(book);
      this.passes.push({ tender, status, at: Date.now() });
      return { status, earlyByMs: Math.max(0, earlyByMs), events: book.events.slice(seenVersion) };
    });
  }

  /** Appends as a transaction of the API would, unknown to the process. */
  append(tender: TenderId, ...events: TenderEvent[]): void {
    const book = this.bookOf(tender);
    events.forEach((event) => this.push(book, event));
  }

  eventsOf(tender: TenderId): readonly RecordedEvent[] {
    return this.bookOf(tender).events;
  }

  stateOf(tender: TenderId): Tender | null {
    return this.bookOf(tender).tender;
  }

  private bookOf(tender: TenderId): Book {
    const book = this.books.get(tender) ?? { tender: null, events: [], outcomes: new Map() };
    this.books.set(tender, book);
    return book;
  }

  private answer<T>(work: () => T): Promise<T> {
    if (this.outage) return Promise.reject(this.outage());
    return Promise.resolve().then(() => {
      const done = work();
      if (this.lostAnswer) throw this.lostAnswer();
      return done;
    });
  }

  private now(book: Book): number {
    return Date.now() + this.skewMs + (book.tender?.clockOffsetMs ?? 0);
  }

  private decide(book: Book, envelope: CommandEnvelope): CommandOutcome {
    this.passDue(book);
    const outcome = this.isAllowed(book.tender, envelope)
      ? this.accept(book, envelope)
      : refused(envelope.command.type);
    book.outcomes.set(envelope.id, outcome);
    return outcome;
  }

  private isAllowed(tender: Tender | null, { command }: CommandEnvelope): boolean {
    if (!tender) return command.type === 'adoptDecision';
    const lot = 'lot' in command.data ? (command.data.lot as LotId) : undefined;
    const transition = findTransition(procedures[tender.procedure], command.type);
    if (transition) return isInPhase(transition, tender, lot);
    return command.type === 'confirmReading' || command.type === 'unlockEnvelopes';
  }

  private accept(book: Book, { tender, command }: CommandEnvelope): CommandOutcome {
    const now = new Date(this.now(book)).toISOString();
    eventsOfCommand(command, tender, book.tender, now, this.terms(tender)).forEach((event) =>
      this.push(book, event),
    );
    return { status: 'accepted', version: book.events.length, at: now };
  }

  private passDue(book: Book): void {
    for (;;) {
      const next = book.tender && nextDeadline(book.tender);
      if (!next || Date.parse(next.dueAt) > this.now(book)) return;
      eventsOfDeadline(next).forEach((event) => this.push(book, event));
    }
  }

  private push(book: Book, event: TenderEvent): void {
    const at = new Date(this.now(book)).toISOString();
    const recorded = { ...event, version: book.events.length + 1, at } as RecordedEvent;
    book.tender = evolve(book.tender, recorded);
    book.events.push(recorded);
  }
}

function refused(command: string): CommandOutcome {
  return { status: 'refused', refusal: { code: 'invalidInput', params: { command }, article: null } };
}
