import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { findPrivateJson, writePrivateJson } from '../private-file.js';
import { scriptSchema, type Script } from './script.js';

const accessSchema = z.object({
  id: z.string(),
  key: z.string(),
  company: z.string(),
  procurement: z.string(),
  at: z.number(),
});
export type Access = z.infer<typeof accessSchema>;

const requestSchema = z.object({
  id: z.string(),
  document: z.string(),
  access: z.string(),
  code: z.string(),
  at: z.number(),
});
export type DocumentRequested = z.infer<typeof requestSchema>;

const bookSchema = z.object({
  scripts: z.array(scriptSchema),
  accesses: z.array(accessSchema),
  requests: z.array(requestSchema),
});
type Entries = z.infer<typeof bookSchema>;

/** What the twin was told and asked, on the disk before it answers: it outlives its process as the real service would. */
export class FvoeBook {
  private readonly entries: Entries;

  constructor(private readonly file: string) {
    this.entries = findPrivateJson(file, bookSchema) ?? { scripts: [], accesses: [], requests: [] };
  }

  static open(varDir: string): FvoeBook {
    return new FvoeBook(join(varDir, 'fvoe', 'book.json'));
  }

  get asked(): Pick<Entries, 'accesses' | 'requests'> {
    return this.entries;
  }

  addScript(script: Script): void {
    const isOther = (one: Script): boolean =>
      one.codiceFiscale !== script.codiceFiscale || one.idAppalto !== script.idAppalto;
    this.entries.scripts = [...this.entries.scripts.filter(isOther), script];
    this.save();
  }

  scriptFor(company: string, procurement: string): Script {
    const own = this.entries.scripts.filter(({ codiceFiscale }) => codiceFiscale === company);
    return (
      own.find(({ idAppalto }) => idAppalto === procurement) ??
      own.find(({ idAppalto }) => idAppalto === null) ??
      scriptSchema.parse({ codiceFiscale: company })
    );
  }

  /** One request names several companies: each has a key of its own. */
  addAccess(companies: readonly string[], procurement: string): string {
    const id = randomUUID();
    const at = Date.now();
    this.entries.accesses.push(
      ...companies.map((company) => ({ ...{ id, company, procurement, at }, key: randomUUID() })),
    );
    this.save();
    return id;
  }

  /** The latest request counts. */
  findAccess(company: string, procurement: string): Access | undefined {
    return this.entries.accesses.findLast(
      (one) => one.company === company && one.procurement === procurement,
    );
  }

  findByKey(key: string): Access | undefined {
    return this.entries.accesses.find((one) => one.key === key);
  }

  addRequest(access: Access, code: string): string {
    const request = { id: randomUUID(), document: randomUUID(), access: access.key, code, at: Date.now() };
    this.entries.requests.push(request);
    this.save();
    return request.id;
  }

  findRequest(named: { id: string } | { document: string }): DocumentRequested | undefined {
    return this.entries.requests.find((one) =>
      'id' in named ? one.id === named.id : one.document === named.document,
    );
  }

  private save(): void {
    writePrivateJson(this.file, this.entries);
  }
}
