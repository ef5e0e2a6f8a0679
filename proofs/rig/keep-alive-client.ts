import { Agent, request, type OutgoingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** This machine's clock, in milliseconds, when the request was handed to the socket and when its answer was whole. */
  readonly sentAt: number;
  readonly answeredAt: number;
}

export interface Sending {
  readonly token?: string;
  readonly key?: string;
  readonly body?: string;
}

/** `Date.now` to the microsecond: differences matter here, and the machine's clock is the database's. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

/** Bare HTTP over connections that stay open: it costs the machine under test as little as a client can. */
export class KeepAliveClient {
  private readonly agent: Agent;
  private readonly host: string;
  private readonly port: string;

  constructor(baseUrl: string, connections: number) {
    const { hostname, port } = new URL(baseUrl);
    this.host = hostname;
    this.port = port;
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Resolves with whatever is answered; rejects only when nothing is. */
  send(method: string, path: string, { token, key, body }: Sending = {}): Promise<Answer> {
    const headers: OutgoingHttpHeaders = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
      ...(body !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      }),
    };
    const { agent, host, port } = this;
    return new Promise((resolve, reject) => {
      const sentAt = preciseNow();
      const sent = request({ agent, host, port, method, path, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text, sentAt, answeredAt: preciseNow() });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
