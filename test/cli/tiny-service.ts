import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  /** `GET /tenders/t-1/custody` */
  readonly line: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export type Answer = { readonly status?: number; readonly body?: unknown } | ((seen: SeenRequest) => unknown);

export interface TinyService {
  readonly url: string;
  readonly seen: SeenRequest[];
  /** What to answer to `GET /path`; a 404 problem to everything else. */
  readonly answers: Map<string, Answer>;
  stop(): Promise<void>;
}

/** An HTTP server that answers what a test told it and remembers what it was asked. */
export async function startTinyService(): Promise<TinyService> {
  const seen: SeenRequest[] = [];
  const answers = new Map<string, Answer>();
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const line = `${request.method} ${request.url}`;
      const asked = { line, authorization: request.headers.authorization, body };
      seen.push(asked);
      const answer = answers.get(line) ?? {
        status: 404,
        body: { code: 'notFound', detail: 'no such thing' },
      };
      const { status = 200, body: answered } =
        typeof answer === 'function' ? { body: answer(asked) } : answer;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(answered === undefined ? '' : JSON.stringify(answered));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    answers,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
