import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { ClamdAddress } from '../../activities/inspection/clamd.js';

/** The test file of the antivirus industry (EICAR), in two parts so that no scanner finds this source. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** A clamd that holds its clients to the protocol of clamd(8): anything else is answered as an unknown command. */
export class FakeClamd {
  /** Bytes of each stream that came to its end. */
  readonly scanned: number[] = [];
  /** Instead of an answer. */
  behaviour: 'answers' | 'isSilent' | 'hangsUp' | 'talksNonsense' = 'answers';
  readonly #server: Server;

  constructor(private readonly maxStreamBytes = 1024 ** 2) {
    this.#server = createServer((socket) => this.#serve(socket));
  }

  async start(): Promise<ClamdAddress> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return { host: '127.0.0.1', port: (this.#server.address() as AddressInfo).port };
  }

  async stop(): Promise<void> {
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(socket: Socket): void {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const end = received.indexOf(0);
      const reply =
        end < 0 ? undefined : this.#replyTo(received.toString('latin1', 0, end), received.subarray(end + 1));
      if (reply === undefined) return;
      socket.removeAllListeners('data');
      this.#answer(socket, reply);
    });
  }

  #replyTo(command: string, rest: Buffer): string | undefined {
    if (command === 'zPING') return 'PONG';
    return command === 'zINSTREAM' ? this.#scan(rest) : 'UNKNOWN COMMAND';
  }

  /** The reply, once there is one. */
  #scan(framed: Buffer): string | undefined {
    const chunks: Buffer[] = [];
    let size = 0;
    for (let at = 0; at + 4 <= framed.length;) {
      const length = framed.readUInt32BE(at);
      if (length === 0) return this.#verdict(Buffer.concat(chunks));
      size += length;
      if (size > this.maxStreamBytes) return 'INSTREAM size limit exceeded. ERROR';
      if (at + 4 + length > framed.length) return undefined;
      chunks.push(framed.subarray(at + 4, at + 4 + length));
      at += 4 + length;
    }
    return undefined;
  }

  #verdict(content: Buffer): string {
    this.scanned.push(content.length);
    return content.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
  }

  #answer(socket: Socket, reply: string): void {
    // As clamd does: it closes at once, also on who is still sending.
    if (this.behaviour === 'answers') socket.end(`${reply}\0`, () => socket.destroy());
    if (this.behaviour === 'talksNonsense') socket.end('HTTP/1.1 400 Bad Request\r\n\0');
    if (this.behaviour === 'hangsUp') socket.destroy();
  }
}
