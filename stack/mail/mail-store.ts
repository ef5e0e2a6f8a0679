import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { decodeHeader, findHeader } from './message-header.js';

const storedMailSchema = z.object({
  id: z.string(),
  messageId: z.string().nullable(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  bytes: z.int(),
  receivedAt: z.string(),
  /** How often the same message came to the same people; it is stored once. */
  deliveries: z.int(),
});
export type StoredMail = z.infer<typeof storedMailSchema>;

export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeSynced(path: string, content: Buffer | string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.part`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
}

/** One message to one set of people: a sender that did not hear our answer sends it again under the same Message-ID. */
function toMailId(messageId: string | undefined, to: readonly string[], content: Buffer): string {
  const identity = messageId === undefined ? content : [messageId, ...to].join('\n');
  return createHash('sha256').update(identity).digest('hex').slice(0, 32);
}

/** `var/mail`: each message as `ID.eml`, exactly as it came, beside `ID.json` with its envelope. */
export class MailStore {
  /** Deliveries are written one after the other, so that two of the same message count two. */
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<MailStore> {
    await mkdir(folder, { recursive: true });
    return new MailStore(folder);
  }

  /** On disk when it resolves: only then may the sender be told that the message was accepted. */
  deliver(envelope: Envelope, content: Buffer): Promise<StoredMail> {
    const delivery = this.queue.then(() => this.store(envelope, content));
    this.queue = delivery.catch(() => undefined);
    return delivery;
  }

  private async store(envelope: Envelope, content: Buffer): Promise<StoredMail> {
    const messageId = findHeader(content, 'message-id');
    const to = [...new Set(envelope.to)].sort();
    const id = toMailId(messageId, to, content);
    const known = await this.find(id);
    const mail: StoredMail = known
      ? { ...known, deliveries: known.deliveries + 1 }
      : {
          id,
          messageId: messageId ?? null,
          from: envelope.from,
          to,
          subject: decodeHeader(findHeader(content, 'subject') ?? ''),
          bytes: content.length,
          receivedAt: new Date().toISOString(),
          deliveries: 1,
        };
    if (!known) await writeSynced(join(this.folder, `${id}.eml`), content);
    await writeSynced(join(this.folder, `${id}.json`), JSON.stringify(mail));
    await syncFolder(this.folder);
    return mail;
  }

  async find(id: string): Promise<StoredMail | undefined> {
    if (!/^[0-9a-f]{32}$/.test(id)) return undefined;
    const text = await readFile(join(this.folder, `${id}.json`), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : storedMailSchema.parse(JSON.parse(text));
  }

  async findContent(id: string): Promise<Buffer | undefined> {
    return (await this.find(id)) && readFile(join(this.folder, `${id}.eml`));
  }

  /** The newest first. */
  async list(): Promise<StoredMail[]> {
    const ids = (await readdir(this.folder))
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -5));
    const mails = await Promise.all(ids.map((id) => this.find(id)));
    return mails
      .filter((mail) => mail !== undefined)
      .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt));
  }
}
