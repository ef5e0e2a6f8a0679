import type { IncomingMessage } from 'node:http';
import { HttpProblem } from './http-problem.js';

/** The body of a request as the file that it is: octets, never compressed, read once, at most `limitBytes`. */
export async function* readFile(request: IncomingMessage, limitBytes: number): AsyncGenerator<Uint8Array> {
  const tooLarge = (): HttpProblem => new HttpProblem('bodyTooLarge', { connection: 'close' });
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (type !== 'application/octet-stream' || encoding !== 'identity')
    throw new HttpProblem('contentTypeUnsupported');
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge();
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limitBytes) throw tooLarge();
    yield chunk;
  }
}
