import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import pino from 'pino';
import { createActivities, type ActivityDependencies } from '../../activities/create-activities.js';
import { absentFvoe } from '../../activities/fvoe/absent-fvoe.js';
import type { Recorder } from '../../activities/record.js';
import { CommandSender } from '../../application/tenders/send-command.js';
import { openTemporalClient } from '../../application/tenders/temporal-client.js';
import { TenderProcesses } from '../../application/tenders/tender-processes.js';
import type { Command, CommandEnvelope, Role } from '../../domain/tender/commands.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import type { TenderId } from '../../domain/types.js';
import { workerOptions } from '../../worker/worker-options.js';
import { localStack } from '../local-stack.js';

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

/** A client of the suites' Temporal server, or of the one at `address`, and a worker whose record is the given one. */
export async function startRehearsal(recorder: Recorder, serverAddress?: string): Promise<Rehearsal> {
  const address = serverAddress ?? (await localStack()).state.temporal?.address ?? '';
  const namespace = 'default';
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
        ...emptyStores(),
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
    await terminateAll(client);
    await connection.close();
    await client.connection.close();
  };
  return { address, client, sender: new CommandSender(client), processes, startWorker, stopWorker, end };
}

/** The suites share a server and a queue: nobody's tender may reach the next one's worker. */
async function terminateAll(client: Client): Promise<void> {
  for await (const { workflowId } of client.workflow.list({ query: "ExecutionStatus = 'Running'" })) {
    await client.workflow
      .getHandle(workflowId)
      .terminate('the suite has ended')
      .catch(() => undefined);
  }
}

/** No envelopes, no readers: effects run to their end. What they do has its own tests on PostgreSQL. */
function emptyStores() {
  return {
    openings: { listOpened: () => Promise.resolve([]), insertReading: () => Promise.resolve() },
    ciphertexts: { read: () => Readable.from([]) },
    inspector: { inspectContent: () => Promise.reject(new Error('there is nothing to inspect')) },
    communications: { send: () => Promise.resolve(), sendReceipt: () => Promise.resolve() },
    checks: noChecks,
    fvoe: absentFvoe,
    certificates: { keep: () => Promise.reject(new Error('there is nothing to keep')) },
    link: (tender: string) => `http://bando.example/tenders/${tender}`,
  };
}

const nothing = (): Promise<void> => Promise.resolve();
const noChecks: ActivityDependencies['checks'] = {
  isWanted: () => Promise.resolve(false),
  list: () => Promise.resolve([]),
  getSubject: () => Promise.reject(new Error('there is nobody to ask about')),
  ...{ plan: nothing, noteAccessAsked: nothing, noteAsked: nothing, noteTrouble: nothing },
  insertAnswer: nothing,
};

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
