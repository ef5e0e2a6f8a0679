import { z } from 'zod';
import type { PersonId, SupplierId } from '../domain/types.js';
import type { AcknowledgedLog } from './client/acknowledged-log.js';
import { ApiClient } from './client/api-client.js';
import { TokenSource } from './client/token-source.js';
import type { Credentials } from './find-stack.js';
import type { Transcript } from './transcript/transcript.js';

const meSchema = z.object({
  person: z.string().transform((id) => id as PersonId),
  name: z.string(),
});

export interface Person {
  readonly handle: string;
  readonly id: PersonId;
  readonly name: string;
  readonly tokens: TokenSource;
  readonly client: ApiClient;
}

/** A person of a supplier that bids. */
export interface Bidder extends Person {
  readonly supplier: SupplierId;
  /** Name of the firm. */
  readonly firm: string;
  /** The number under which the firm registered, with the check digit of a partita IVA. */
  readonly fiscalCode: string;
}

export interface SignIn {
  readonly api: string;
  readonly credentials: Credentials;
  readonly onTrouble: (what: string) => void;
}

/** Signs in once for each handle; the API comes to know a person at the first request. */
export class People {
  private readonly known = new Map<string, Promise<Person>>();

  constructor(
    private readonly options: SignIn,
    private readonly log?: AcknowledgedLog,
    private readonly transcript?: Transcript,
  ) {}

  get(handle: string): Promise<Person> {
    const person = this.known.get(handle) ?? this.signIn(handle);
    this.known.set(handle, person);
    return person;
  }

  getAll(handles: readonly string[]): Promise<Person[]> {
    return Promise.all(handles.map((handle) => this.get(handle)));
  }

  private async signIn(handle: string): Promise<Person> {
    const { api, credentials, onTrouble } = this.options;
    const found = credentials.people.find((person) => person.handle === handle);
    if (!found) throw new Error(`no credentials of ${handle}`);
    const tokens = new TokenSource(credentials.issuer, found);
    const client = new ApiClient({
      baseUrl: api,
      tokens,
      onTrouble: (what) => onTrouble(`${handle}: ${what}`),
      onAnswer: (exchange) => this.transcript?.record({ kind: 'exchange', who: handle, ...exchange }),
      ...(this.log && { log: this.log }),
    });
    const { person, name } = await client.get('/me', meSchema);
    return { handle, id: person, name, tokens, client };
  }
}
