import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';

/** What documents are made to ask for: a file whose content must turn up nowhere, an address that nobody may call. */
export class Bait {
  private constructor(
    private readonly folder: string,
    private readonly server: Server,
    private readonly calls: { count: number },
    /** The content of the file. */
    readonly secret: string,
  ) {}

  static async lay(): Promise<Bait> {
    const folder = await mkdtemp(join(tmpdir(), 'bando-fuzz-'));
    const secret = `canary-${randomBytes(12).toString('hex')}`;
    await writeFile(join(folder, 'canary.txt'), secret);
    const calls = { count: 0 };
    const server = createServer((socket) => {
      calls.count += 1;
      socket.destroy();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Bait(folder, server, calls, secret);
  }

  get file(): string {
    return join(this.folder, 'canary.txt');
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}/canary.xsd`;
  }

  get connections(): number {
    return this.calls.count;
  }

  async remove(): Promise<void> {
    this.server.close();
    await rm(this.folder, { recursive: true });
  }
}
