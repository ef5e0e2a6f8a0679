import type { z } from 'zod';
import type { FvoeDocumentCode } from '../../domain/fvoe/documents.js';
import type { RequestData } from '../../domain/fvoe/request-data.js';
import type { Fvoe, FvoeAccess, FvoeCertificate, FvoeRequestState } from '../ports.js';
import {
  accessAnswerSchema,
  certificateAnswerSchema,
  problemText,
  proofOf,
  requestAnswerSchema,
  requestStateAnswerSchema,
} from './answers.js';
import { FvoeRefusal, FvoeUnavailable } from './fvoe-errors.js';
import { accessBody, documentBody } from './request-bodies.js';

/** Less than the patience with an activity that says nothing. */
const answerMs = 5_000;

/** These say that the service is busy or broken, not that the request is wrong; without a permission nothing works either. */
const brokenStatuses = new Set([401, 403, 408, 429]);

export interface FvoeConnection {
  /** Address of the services, up to and with their version. */
  readonly address: string;
  /** Value of the header `apiKeyAuth`, where the way in asks for one. */
  readonly apiKey: string | undefined;
}

/** ANAC's FVOE services 1.0.0 over HTTP. */
export class HttpFvoe implements Fvoe {
  constructor(private readonly connection: FvoeConnection) {}

  async findAccess(company: string, procurement: string): Promise<FvoeAccess | undefined> {
    const query = { codiceFiscale: company, idAppalto: procurement };
    const found = await this.get('verifica-richiesta-accesso-fvoe', query, accessAnswerSchema).catch(
      orAbsent,
    );
    if (!found) return undefined;
    const { stato, chiaveAccesso: key } = found.autorizzazione;
    if (stato.codice === '01') return { state: 'waiting' };
    return stato.codice === '02' && key ? { state: 'granted', key } : { state: 'denied' };
  }

  async requestAccess(company: string, procurement: string): Promise<void> {
    const body = accessBody(company, procurement, new Date().toISOString());
    await this.post('richiesta-accesso-fvoe', body, requestAnswerSchema);
  }

  async requestDocument(
    accessKey: string,
    document: FvoeDocumentCode,
    data: RequestData | null,
  ): Promise<string> {
    const body = documentBody(accessKey, document, data);
    return (await this.post('richiedi-documenti', body, requestAnswerSchema)).idRichiesta;
  }

  /** A request on several people has a state for each: it is answered when all are, by the document that they share. */
  async getRequestState(request: string): Promise<FvoeRequestState> {
    const query = { idRichiesta: request };
    const { result } = await this.get('verifica-stato-richiesta-documento', query, requestStateAnswerSchema);
    const isOver = result.every(({ stato }) => stato.codice === '004' || stato.codice === '005');
    if (!isOver) return { state: 'waiting' };
    const document = result.find(({ idDocumento }) => idDocumento)?.idDocumento;
    return document ? { state: 'answered', document } : { state: 'withoutDocument' };
  }

  async readCertificate(document: string): Promise<FvoeCertificate> {
    const query = { idDocumento: document };
    const found = await this.get('recupera-documento-fvoe', query, certificateAnswerSchema);
    const { nomefile: fileName, contenuto } = found.contenutoDocumento;
    const proof = proofOf(found.documento.datiAggiuntivi);
    return { proof, fileName, content: Buffer.from(contenuto, 'base64') };
  }

  private get<T>(path: string, query: Record<string, string>, schema: z.ZodType<T>): Promise<T> {
    return this.ask(`${path}?${new URLSearchParams(query).toString()}`, { method: 'GET' }, schema);
  }

  private post<T>(path: string, body: object, schema: z.ZodType<T>): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return this.ask(path, { method: 'POST', headers, body: JSON.stringify(body) }, schema);
  }

  private async ask<T>(path: string, init: RequestInit, schema: z.ZodType<T>): Promise<T> {
    const { status, body } = await this.exchange(path, init);
    if (status >= 500 || brokenStatuses.has(status)) throw new FvoeUnavailable(String(status));
    if (status !== 200) throw new FvoeRefusal(status, problemText(body));
    const parsed = schema.safeParse(body);
    // An answer out of its contract is a fault of the service: what it meant may come later.
    if (!parsed.success) throw new FvoeUnavailable('answerInvalid', parsed.error);
    return parsed.data;
  }

  private async exchange(path: string, init: RequestInit): Promise<{ status: number; body: unknown }> {
    const { address, apiKey } = this.connection;
    const url = new URL(path, address.endsWith('/') ? address : `${address}/`);
    const headers = { ...init.headers, accept: 'application/json', ...(apiKey && { apiKeyAuth: apiKey }) };
    try {
      const signal = AbortSignal.timeout(answerMs);
      const response = await fetch(url, { ...init, headers, signal, redirect: 'error' });
      return { status: response.status, body: await response.json().catch(() => null) };
    } catch (error) {
      throw new FvoeUnavailable('unreachable', error);
    }
  }
}

function orAbsent(error: unknown): undefined {
  if (error instanceof FvoeRefusal && error.status === 404) return undefined;
  throw error;
}
