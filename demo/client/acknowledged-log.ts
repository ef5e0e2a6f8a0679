import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const entrySchema = z.discriminatedUnion('kind', [
  /** Written before a commit is sent: what was never acknowledged may or may not have been recorded. */
  z.object({
    kind: z.literal('commitSent'),
    ...{ tender: z.string(), bid: z.string(), revision: z.int(), action: z.string(), key: z.string() },
  }),
  z.object({
    kind: z.literal('commitAcknowledged'),
    ...{ tender: z.string(), bid: z.string(), revision: z.int(), key: z.string(), receipt: z.string() },
  }),
  z.object({
    kind: z.literal('commitRefused'),
    ...{ tender: z.string(), bid: z.string(), revision: z.int(), key: z.string(), code: z.string() },
  }),
  z.object({ kind: z.literal('commandSent'), tender: z.string(), name: z.string(), key: z.string() }),
  z.object({
    kind: z.literal('commandAcknowledged'),
    ...{ tender: z.string(), name: z.string(), key: z.string(), commandId: z.string() },
    ...{ version: z.int(), at: z.string() },
  }),
  z.object({
    kind: z.literal('commandRefused'),
    ...{ tender: z.string(), name: z.string(), key: z.string(), code: z.string() },
  }),
]);
export type LogEntry = z.infer<typeof entrySchema>;

/**
 * The client's own memory of what it was told, one JSON object a line. A line is on the disk before the client goes on:
 * whatever is killed, what stands here was acknowledged.
 */
export class AcknowledgedLog {
  private readonly file: number;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.file = openSync(path, 'a', 0o600);
  }

  write(entry: LogEntry): void {
    writeSync(this.file, `${JSON.stringify({ ...entry, loggedAt: new Date().toISOString() })}\n`);
    fsyncSync(this.file);
  }

  close(): void {
    closeSync(this.file);
  }
}

/** A last line cut short by a kill was never acknowledged to anyone. */
export function readAcknowledgedLog(path: string): LogEntry[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => entrySchema.parse(JSON.parse(line)));
}
