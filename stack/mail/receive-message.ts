import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import type { MailStore } from './mail-store.js';

type Answer = (error?: Error | null, message?: string) => void;

async function receive(
  store: MailStore,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  if (stream.sizeExceeded) throw Object.assign(new Error('message too big'), { responseCode: 552 });
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  const to = envelope.rcptTo.map(({ address }) => address);
  const { id } = await store.deliver({ from, to }, Buffer.concat(chunks));
  return id;
}

/** Accepts every message, and answers when it is on disk. */
export function toDataHandler(store: MailStore) {
  return (stream: SMTPServerDataStream, session: SMTPServerSession, answer: Answer): void => {
    receive(store, stream, session).then(
      (id) => answer(null, `stored as ${id}`),
      (error: unknown) => answer(error instanceof Error ? error : new Error(String(error))),
    );
  };
}
