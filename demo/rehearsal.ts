import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { BidId, LotId } from '../domain/types.js';
import type { CommandAccepted } from './client/api-client.js';
import type { Fixture } from './fixture.js';
import type { Bidder, Person } from './people.js';
import type { Progress } from './progress.js';
import type { Stage } from './stage-gate.js';
import type { Transcript } from './transcript/transcript.js';
import { tenderSchema, type Evaluation, type TenderView } from './tender-view.js';

export interface Cast {
  /** Of the platform. */
  readonly administrator: Person;
  readonly rup: Person;
  readonly organ: Person;
  readonly seggio: Person;
  /** The first presides. */
  readonly commissioners: readonly Person[];
  readonly custodians: readonly Person[];
  readonly bidders: readonly Bidder[];
}

/** One tender of the demo, from its draft on: who acts, and what each client remembers of its own acts. */
export class Rehearsal {
  /** Fixture supplier → the bid that its client chose an id for. */
  readonly bidOf = new Map<string, BidId>();
  readonly receipts: string[] = [];
  refusedCommits = 0;
  /** Every evaluation that was formed, in order, by lot. */
  readonly evaluations = new Map<LotId, Evaluation[]>();
  /** Stages of the main line that were played, as foreseen or in another way. */
  readonly passed = new Set<Stage>();
  /** What somebody still has in mind for after the deadline. */
  readonly afterDeadline: (() => Promise<void>)[] = [];
  /** Titles of the steps, in order. */
  readonly steps: string[] = [];

  constructor(
    readonly tender: string,
    /** Address of the API. */
    readonly api: string,
    /** Of the local twin of the virtual file, which a path may direct; null where the real one answers. */
    readonly fvoeTwin: string | null,
    /** `var/demo/<tender>`: what the people keep on their own machines. */
    readonly folder: string,
    readonly fixture: Fixture,
    readonly cast: Cast,
    readonly progress: Progress,
    /** Where the exchanges of the steps are written down, when they are. */
    readonly transcript?: Transcript,
  ) {}

  get path(): string {
    return `/tenders/${this.tender}`;
  }

  get lots(): LotId[] {
    return this.fixture.tender.lots.map(({ id }) => id);
  }

  /**
   * The folder of one person's own machine. A custodian has one identity for all his tenders: tenders that are played
   * side by side must not enrol him twice.
   */
  machineOf(person: Person): string {
    if (this.cast.custodians.includes(person)) return join(dirname(this.folder), 'custodians', person.handle);
    return join(this.folder, 'machines', person.handle);
  }

  view(): Promise<TenderView> {
    return this.quietly(() => this.cast.rup.client.get(this.path, tenderSchema));
  }

  /** A step worth telling: what a path is about, not how the main line leads there. */
  async step<T>(title: string, play: () => Promise<T>): Promise<T> {
    this.steps.push(title);
    this.progress.say(`— ${title}`);
    return this.transcript ? this.transcript.during(title, play) : play();
  }

  /** What happened without anybody's request, for the transcript of a step. */
  note(text: string): void {
    this.transcript?.record({ kind: 'note', text });
  }

  /** For what is no matter of interest in a transcript. */
  quietly<T>(play: () => Promise<T>): Promise<T> {
    return this.transcript ? this.transcript.quietly(play) : play();
  }

  /** For an answer of which a transcript is to show a part: a list that others fill too, or comes in no order. */
  shortened<T>(pick: (body: unknown) => unknown, play: () => Promise<T>): Promise<T> {
    return this.transcript ? this.transcript.shortened(pick, play) : play();
  }

  /** Side by side; one after the other where a transcript is written, so that it has one order. */
  async together<T, R>(items: readonly T[], act: (item: T, at: number) => Promise<R>): Promise<R[]> {
    if (!this.transcript) return Promise.all(items.map(act));
    const done: R[] = [];
    for (const [at, item] of items.entries()) done.push(await act(item, at));
    return done;
  }

  act(by: Person, command: string, body: object): Promise<CommandAccepted> {
    return by.client.command(this.tender, command, body);
  }

  /** Lists by id come in the order of the bidders, so that they read the same from run to run. */
  newBid(supplier: string): BidId {
    const seat = this.cast.bidders.findIndex(({ handle }) => handle === supplier);
    const bid = `${seat.toString(16)}${randomUUID().slice(1)}` as BidId;
    this.bidOf.set(supplier, bid);
    return bid;
  }

  supplierOf(bid: BidId): string {
    const found = [...this.bidOf].find(([, id]) => id === bid);
    if (!found) throw new Error(`bid ${bid} is of nobody that the demo knows`);
    return found[0];
  }

  getBid(supplier: string): BidId {
    const bid = this.bidOf.get(supplier);
    if (!bid) throw new Error(`${supplier} has made no bid`);
    return bid;
  }

  getBidder(supplier: string): Bidder {
    const bidder = this.cast.bidders.find(({ handle }) => handle === supplier);
    if (!bidder) throw new Error(`nobody bids for ${supplier}`);
    return bidder;
  }
}
