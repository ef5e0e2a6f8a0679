import { certificateOf } from './certificate.js';
import type { Access, DocumentRequested, FvoeBook } from './book.js';
import {
  accessQuerySchema,
  accessRequestSchema,
  documentQuerySchema,
  documentRequestSchema,
  faultOf,
  requestQuerySchema,
} from './contract.js';
import type { z } from 'zod';

/** An answer that is not what was asked for, as the contract's `problem+json` has it. */
export class FvoeProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
  ) {
    super(detail);
  }
}

const coded = (codice: string, it: string): object => ({ codice, descrizione: { it } });
const done = { status: 200, title: 'Operazione effettuata' };
const acquired = { status: 200, title: 'Richiesta acquisita' };

/** The services that an authority uses, as ANAC publishes them; what they answer is what the scripts say. */
export class FvoeServices {
  constructor(private readonly book: FvoeBook) {}

  requestAccess(body: unknown): object {
    const { operatoriEconomici, appalto } = parse(accessRequestSchema, body);
    const companies = operatoriEconomici.map(({ codiceFiscale }) => codiceFiscale);
    for (const company of companies) this.assertWorks(company, appalto.idAppalto);
    return { ...acquired, idRichiesta: this.book.addAccess(companies, appalto.idAppalto) };
  }

  verifyAccess(query: unknown): object {
    const { codiceFiscale, idAppalto } = parse(accessQuerySchema, query);
    this.assertWorks(codiceFiscale, idAppalto);
    const access = this.book.findAccess(codiceFiscale, idAppalto);
    if (!access) throw new FvoeProblem(404, 'Dato non trovato', 'nessuna richiesta di accesso');
    const state = this.stateOf(access);
    return {
      ...done,
      autorizzazione: {
        ...{ dataInizio: new Date(access.at).toISOString(), stato: accessStates[state] },
        ...{ operatoreEconomico: { codiceFiscale }, appalto: { idAppalto } },
        richiestaAccesso: { idRichiesta: access.id },
        ...(state === 'granted' && { chiaveAccesso: access.key }),
      },
    };
  }

  requestDocument(body: unknown): object {
    const { chiaveAccesso, tipoDocumento } = parse(documentRequestSchema, body);
    const access = this.getAccess(chiaveAccesso);
    return { ...acquired, idRichiesta: this.book.addRequest(access, tipoDocumento.codice) };
  }

  verifyRequest(query: unknown): object {
    const { idRichiesta } = parse(requestQuerySchema, query);
    const request = this.getRequest({ id: idRichiesta });
    const access = this.getAccess(request.access);
    const isOver = this.isOver(request, access);
    const hasNone = this.outcomeOf(request, access) === 'none';
    const stato = isOver ? requestStates[hasNone ? 'none' : 'answered'] : requestStates.waiting;
    return {
      ...done,
      result: [
        {
          ...{ chiaveAccesso: access.key, operatoreEconomico: { codiceFiscale: access.company } },
          ...{ tipoDocumento: coded(request.code, ''), idRichiesta, stato },
          ...(isOver && !hasNone && { idDocumento: request.document }),
        },
      ],
    };
  }

  async readDocument(query: unknown): Promise<object> {
    const { idDocumento } = parse(documentQuerySchema, query);
    const request = this.getRequest({ document: idDocumento });
    const access = this.getAccess(request.access);
    const outcome = this.outcomeOf(request, access);
    if (!this.isOver(request, access) || outcome === 'none')
      throw new FvoeProblem(404, 'Oggetto non trovato', 'il documento non esiste');
    const content = await certificateOf({ company: access.company, code: request.code, outcome });
    return {
      ...done,
      documento: {
        ...{ idDocumento, tipo: coded(request.code, ''), stato: coded('1', 'Creato') },
        dataEmissione: new Date(request.at).toISOString(),
        datiAggiuntivi: JSON.stringify({ statoComprova: { codice: outcome } }),
      },
      contenutoDocumento: {
        ...{ nomefile: `${request.code}-${access.company}.pdf`, estensione: 'PDF' },
        ...{ dimensione: content.length, contenuto: content.toString('base64') },
      },
    };
  }

  private getAccess(key: string): Access {
    const access = this.book.findByKey(key);
    if (!access) throw new FvoeProblem(404, 'Dato non trovato', 'chiaveAccesso sconosciuta');
    this.assertWorks(access.company, access.procurement);
    if (this.stateOf(access) !== 'granted')
      throw new FvoeProblem(400, 'Richiesta malformattata', 'accesso non autorizzato');
    return access;
  }

  private getRequest(named: { id: string } | { document: string }): DocumentRequested {
    const request = this.book.findRequest(named);
    if (!request) throw new FvoeProblem(404, 'Dato non trovato', 'richiesta sconosciuta');
    return request;
  }

  private stateOf(access: Access): 'waiting' | 'granted' | 'denied' {
    const script = this.book.scriptFor(access.company, access.procurement);
    return Date.now() < access.at + script.delayMs ? 'waiting' : script.access;
  }

  private isOver(request: DocumentRequested, { company, procurement }: Access): boolean {
    return Date.now() >= request.at + this.book.scriptFor(company, procurement).delayMs;
  }

  private outcomeOf({ code }: DocumentRequested, { company, procurement }: Access): string {
    const { outcomes, otherwise } = this.book.scriptFor(company, procurement);
    return outcomes[code] ?? otherwise;
  }

  private assertWorks(company: string, procurement: string): void {
    if (!this.book.scriptFor(company, procurement).outOfOrder) return;
    throw new FvoeProblem(503, 'Service Unavailable', 'servizio non disponibile');
  }
}

/** `statoAutorizzazione`. */
const accessStates = {
  waiting: coded('01', 'Richiesta'),
  granted: coded('02', 'Autorizzata'),
  denied: coded('04', 'Negata'),
};

/** `statoRichiestaDocumento`. */
const requestStates = {
  waiting: coded('003', 'Richiesta Inoltrata'),
  answered: coded('004', 'Risposta Inoltrata'),
  none: coded('005', 'Esito Negativo Inoltrato'),
};

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new FvoeProblem(400, 'Richiesta malformattata', faultOf(parsed.error));
}
