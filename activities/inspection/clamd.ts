import { connect, type Socket } from 'node:net';

export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

export type ScanResult =
  | { readonly clean: true }
  | { readonly clean: false; readonly found: string }
  /** More than the scanner is set to take (`StreamMaxLength`), or than it survived. */
  | { readonly clean: false; readonly cutOff: true };

/** The antivirus is configured and gave no answer: nothing is said of the file. */
export class ScannerUnavailable extends Error {
  override readonly name = 'ScannerUnavailable';
}

const chunkBytes = 64 * 1024;
const maxReplyBytes = 4_096;

/** The part of clamd's protocol (clamd(8)) that scans a stream: `zINSTREAM`, chunks with their length, a length of zero. */
export class Clamd {
  constructor(
    private readonly address: ClamdAddress,
    /** Longest silence of the scanner; it answers only once it has scanned everything. */
    private readonly patienceMs = 120_000,
  ) {}

  /** Throws `ScannerUnavailable` for whatever is not an answer of the protocol; what the content throws comes through. */
  async scan(content: AsyncIterable<Uint8Array>): Promise<ScanResult> {
    let isSending = true;
    const sent = async (socket: Socket, reply: Promise<string>): Promise<void> => {
      await sendStream(socket, content, reply);
      isSending = false;
    };
    try {
      return parseReply(await this.#ask(sent));
    } catch (error) {
      // clamd closes on a stream that is too long, and its answer may be lost with the connection: who lives has refused.
      const isCutOff = isSending && error instanceof ScannerUnavailable && (await this.#isAlive());
      if (isCutOff) return { clean: false, cutOff: true };
      throw error;
    }
  }

  async #isAlive(): Promise<boolean> {
    const ping = (socket: Socket): Promise<void> => send(socket, Buffer.from('zPING\0'));
    return this.#ask(ping).then(
      (reply) => reply === 'PONG',
      () => false,
    );
  }

  async #ask(question: (socket: Socket, reply: Promise<string>) => Promise<void>): Promise<string> {
    const socket = connect(this.address);
    const reply = readReply(socket, this.patienceMs);
    // It is awaited only after the question: a failure that comes first must not go unheard.
    reply.catch(() => undefined);
    try {
      await question(socket, reply);
      return await reply;
    } finally {
      socket.destroy();
    }
  }
}

/** Who has found something, or will take no more, says so before the end: then the rest is kept back. */
async function sendStream(
  socket: Socket,
  content: AsyncIterable<Uint8Array>,
  reply: Promise<string>,
): Promise<void> {
  let isAnswered = false;
  reply.then(
    () => (isAnswered = true),
    () => (isAnswered = true),
  );
  await send(socket, Buffer.from('zINSTREAM\0'));
  for await (const chunk of content) {
    for (let at = 0; at < chunk.length; at += chunkBytes) {
      if (isAnswered) return;
      await send(socket, framed(chunk.subarray(at, at + chunkBytes)));
    }
  }
  await send(socket, framed(Buffer.alloc(0)));
}

/** Resolves once the bytes are on their way; what goes wrong, the reply tells. */
function send(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => socket.write(bytes, () => setImmediate(resolve)));
}

function framed(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function readReply(socket: Socket, patienceMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (cause?: Error): void =>
      reject(new ScannerUnavailable('the antivirus does not answer', { cause }));
    socket.setTimeout(patienceMs, () => fail());
    socket.on('error', fail);
    socket.on('close', () => fail());
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\0');
      if (end >= 0) resolve(text.slice(0, end));
      else if (text.length > maxReplyBytes) fail();
    });
  });
}

function parseReply(reply: string): ScanResult {
  if (reply === 'stream: OK') return { clean: true };
  const found = /^stream: (.{1,200}) FOUND$/.exec(reply)?.[1];
  if (found !== undefined) return { clean: false, found };
  if (/size limit exceeded/i.test(reply)) return { clean: false, cutOff: true };
  throw new ScannerUnavailable(`the antivirus answers ${reply.slice(0, 200)}`);
}
