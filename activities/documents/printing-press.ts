import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { DocumentRequest } from '../../templates/documents/document-data.js';
import type { SigningMaterial } from './cades-signature.js';
import type { Printer } from './make-files.js';
import type { Signature } from './pades-signer.js';
import type { PrintAnswer, PrintOrder } from './printing-process.js';

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/** Documents wait rather than deadlines where both want the processor. */
const niceness = 10;

/**
 * Typesets and signs in a process of its own: both hold the processor for long, and deadlines are kept by the process
 * that asks. It starts with the first document, and again after it has died.
 */
export class PrintingPress implements Printer {
  private process: ChildProcess | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private orders = 0;

  /** @param material what signs; null where nothing is signed. */
  constructor(private readonly material: SigningMaterial | null) {}

  print(request: DocumentRequest, signature: Signature | null): Promise<Uint8Array> {
    const order: PrintOrder = { id: ++this.orders, request, signature, material: this.material };
    const process = (this.process ??= this.start());
    return new Promise((resolve, reject) => {
      this.waiting.set(order.id, { resolve, reject });
      process.send(order);
    });
  }

  stop(): void {
    this.process?.disconnect();
  }

  private start(): ChildProcess {
    const child = fork(fileURLToPath(new URL('./printing-process.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx'],
      serialization: 'advanced',
    });
    if (child.pid) setPriority(child.pid, niceness);
    child.on('message', (answer: PrintAnswer) => this.settle(answer));
    child.on('error', (error) => this.fail(child, error));
    child.on('exit', () => this.fail(child, new Error('the printing process ended')));
    child.unref();
    child.channel?.unref();
    return child;
  }

  private settle(answer: PrintAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('pdf' in answer) waiting?.resolve(answer.pdf);
    else waiting?.reject(Object.assign(new Error(answer.error.message), { name: answer.error.name }));
  }

  private fail(child: ChildProcess, error: Error): void {
    if (this.process !== child) return;
    this.process = undefined;
    const lost = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of lost) reject(error);
  }
}
