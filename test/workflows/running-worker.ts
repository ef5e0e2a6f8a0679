import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { makeTestCertificate } from '../../stack/signing-certificate.js';
import { localStack } from '../local-stack.js';

/** The worker as the stack starts it, on a database of the suite, with a mailbox that keeps what it is sent. */
export class RunningWorker {
  readonly mails: { to: string; text: string }[] = [];
  /** Turns every mail away, as a mailbox that is full. */
  mailboxFull = false;
  private readonly folder = mkdtempSync(join(tmpdir(), 'bando-worker-'));
  private readonly storageKey = randomBytes(32);
  private readonly smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (this.mailboxFull) return done(new Error('mailbox full'));
        this.mails.push({
          to: session.envelope.rcptTo.map(({ address }) => address).join(),
          text: Buffer.concat(chunks).toString('utf8'),
        });
        done();
      });
    },
  });
  private child: ChildProcess | null = null;

  constructor(
    private readonly databaseUrl: string,
    private readonly more: NodeJS.ProcessEnv = {},
  ) {
    writeFileSync(this.secretsFile, JSON.stringify({ storageKey: this.storageKey.toString('base64') }));
  }

  get secretsFile(): string {
    return join(this.folder, 'secrets.json');
  }

  get signingFile(): string {
    return join(this.folder, 'document-signing.json');
  }

  get storageDir(): string {
    return this.folder;
  }

  async start(): Promise<void> {
    if (!existsSync(this.signingFile))
      writeFileSync(this.signingFile, JSON.stringify(await makeTestCertificate()));
    if (!this.smtp.server.listening) {
      this.smtp.listen(0, '127.0.0.1');
      await once(this.smtp.server, 'listening');
    }
    const { port } = this.smtp.server.address() as AddressInfo;
    const { temporal } = (await localStack()).state;
    this.child = spawn(process.execPath, ['--import', 'tsx', 'worker/main.ts'], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        DATABASE_URL: this.databaseUrl,
        TEMPORAL_ADDRESS: temporal?.address,
        SMTP_URL: `smtp://127.0.0.1:${port}`,
        STORAGE_DIR: this.storageDir,
        BANDO_SECRETS_FILE: this.secretsFile,
        DOCUMENT_SIGNING_FILE: this.signingFile,
        BANDO_URL: 'http://bando.example/',
        ...this.more,
      },
    });
    await once(this.child, 'message');
  }

  /** Resolves with the exit code; null when a signal ended it. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    const { child } = this;
    if (!child) return null;
    this.child = null;
    const ended = once(child, 'exit') as Promise<[number | null]>;
    child.kill(signal);
    return (await ended)[0];
  }

  async end(): Promise<void> {
    await this.stop('SIGKILL');
    await new Promise<void>((resolve) => this.smtp.close(() => resolve()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
