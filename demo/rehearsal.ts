import { join } from 'node:path';
import type { BidId, LotId } from '../domain/types.js';
import type { CommandAccepted } from './client/api-client.js';
import type { Fixture } from './fixture.js';
import type { Bidder, Person } from './people.js';
import type { Progress } from './progress.js';
import { tenderSchema, type Evaluation, type TenderView } from './tender-view.js';

export interface Cast {
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

  constructor(
    readonly tender: string,
    /** Address of the API. */
    readonly api: string,
    /** `var/demo/<tender>`: what the people keep on their own machines. */
    readonly folder: string,
    readonly fixture: Fixture,
    readonly cast: Cast,
    readonly progress: Progress,
  ) {}

  get path(): string {
    return `/tenders/${this.tender}`;
  }

  get lots(): LotId[] {
    return this.fixture.tender.lots.map(({ id }) => id);
  }

  /** The folder of one person's own machine. */
  machineOf(person: Person): string {
    return join(this.folder, 'machines', person.handle);
  }

  view(): Promise<TenderView> {
    return this.cast.rup.client.get(this.path, tenderSchema);
  }

  act(by: Person, command: string, body: object): Promise<CommandAccepted> {
    return by.client.command(this.tender, command, body);
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
