import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import pino from 'pino';
import { createActivities } from '../../activities/create-activities.js';
import type { Recorder } from '../../activities/record.js';
import { CommandSender } from '../../application/send-command.js';
import { openTemporalClient } from '../../application/temporal-client.js';
import { TenderProcesses } from '../../application/tender-processes.js';
import type { Command, CommandEnvelope, Role } from '../../domain/tender/commands.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import type { TenderId } from '../../domain/types.js';
import { startStack } from '../../stack/start-stack.js';
import { workerOptions } from '../../worker/worker-options.js';

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });

export const workflowsPath = fileURLToPath(new URL('../../workflows/workflows.ts', import.meta.url));

export interface Rehearsal {
  readonly address: string;
  readonly client: Client;
  readonly sender: CommandSender;
  readonly processes: TenderProcesses;
  /** Starts the worker; to stop it is to let it drain. */
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  end(): Promise<void>;
}

/** A Temporal server of its own, a client, and a worker whose record is the given one. */
export async function startRehearsal(
  recorder: Recorder,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Rehearsal> {
  const varDir = mkdtempSync(join(tmpdir(), 'bando-rehearsal-'));
  const stack = await startStack({
    varDir,
    ports: 'free',
    only: ['temporal'],
    log: () => undefined,
    env,
  });
  const { address = '', namespace = '' } = stack.state.temporal ?? {};
  const client = openTemporalClient({ address, namespace });
  const connection = await NativeConnection.connect({ address });
  const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  const processes = new TenderProcesses(client);
  let stop: (() => Promise<void>) | null = null;
  const startWorker = async (): Promise<void> => {
    const worker = await Worker.create({
      connection,
      namespace,
      ...workerOptions,
      workflowBundle,
      activities: createActivities({
        recorder,
        processes,
        ...unusedStores(),
        log: pino({ level: 'silent' }),
      }),
    });
    const running = worker.run();
    stop = () => {
      worker.shutdown();
      return running;
    };
  };
  const stopWorker = async (): Promise<void> => {
    await stop?.();
    stop = null;
  };
  const end = async (): Promise<void> => {
    await stopWorker();
    await connection.close();
    await client.connection.close();
    await stack.stop();
    rmSync(varDir, { recursive: true, force: true });
  };
  return { address, client, sender: new CommandSender(client), processes, startWorker, stopWorker, end };
}

/** Workflow tests run no effect that reads files or sends messages; those have their own tests on PostgreSQL. */
function unusedStores() {
  const never = (): never => {
    throw new Error('no effect of this test needs a store');
  };
  return {
    openings: { listOpened: never, insertReading: never },
    ciphertexts: { read: never },
    communications: { send: never, sendReceipt: never },
    link: (tender: string) => `http://bando.example/tenders/${tender}`,
  };
}

/** A command as the API would send it; the key stands for the `Idempotency-Key`. */
export function envelopeOf(
  tender: TenderId,
  command: Command,
  role: Role = 'rup',
  key = '',
): CommandEnvelope {
  return {
    id: sha256Hex(`${tender} ${role} ${command.type} ${key} ${JSON.stringify(command.data)}`),
    tender,
    actor: { person: null, role },
    bodyDigest: sha256Hex(JSON.stringify(command)),
    command,
  };
}
