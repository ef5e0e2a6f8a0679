import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FvoeBook } from './book.js';
import { faultOf } from './contract.js';
import { scriptSchema } from './script.js';
import { FvoeProblem, FvoeServices } from './services.js';

const maxBodyBytes = 1_000_000;

type Service = (services: FvoeServices, input: unknown) => object | Promise<object>;

/** The services by method and path, relative to where ANAC serves them. */
const routes: Readonly<Record<string, Service>> = {
  'POST /richiesta-accesso-fvoe': (services, body) => services.requestAccess(body),
  'GET /verifica-richiesta-accesso-fvoe': (services, query) => services.verifyAccess(query),
  'POST /richiedi-documenti': (services, body) => services.requestDocument(body),
  'GET /verifica-stato-richiesta-documento': (services, query) => services.verifyRequest(query),
  'GET /recupera-documento-fvoe': (services, query) => services.readDocument(query),
};

/** The services, and beside them `PUT /twin/scripts` for who directs the twin and `GET /twin/asked` for who watches it. */
export function createAnswerer(book: FvoeBook, apiKey: string) {
  const services = new FvoeServices(book);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://twin');
      const called = `${request.method} ${pathname}`;
      if (called === 'GET /twin/asked') return send(response, 200, book.asked);
      if (called === 'PUT /twin/scripts') {
        book.addScript(parseScript(await readJson(request)));
        return send(response, 204);
      }
      const service = routes[called];
      if (!service) throw new FvoeProblem(404, 'Dato non trovato', 'servizio sconosciuto');
      if (request.headers.apikeyauth !== apiKey)
        throw new FvoeProblem(401, 'Utente non autorizzato', 'apiKeyAuth mancante o errata');
      const input = request.method === 'GET' ? Object.fromEntries(searchParams) : await readJson(request);
      send(response, 200, await service(services, input));
    } catch (error) {
      sendProblem(response, error);
    }
  };
}

function parseScript(body: unknown) {
  const parsed = scriptSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new FvoeProblem(400, 'Richiesta malformattata', faultOf(parsed.error));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) throw new FvoeProblem(400, 'Richiesta malformattata', 'corpo troppo lungo');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new FvoeProblem(400, 'Richiesta malformattata', 'il corpo non è JSON');
  }
}

function send(response: ServerResponse, status: number, body?: object): void {
  const isProblem = status >= 400;
  response.writeHead(status, { 'content-type': `application/${isProblem ? 'problem+json' : 'json'}` });
  response.end(body && JSON.stringify(body));
}

function sendProblem(response: ServerResponse, error: unknown): void {
  if (!(error instanceof FvoeProblem)) console.error(error);
  const { status, title, detail } =
    error instanceof FvoeProblem
      ? error
      : { status: 500, title: 'Errore generico', detail: 'errore interno' };
  send(response, status, { status, title, detail, errori: [] });
}
