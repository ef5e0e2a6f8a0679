import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import { workerOptions } from '../../worker/worker-options.js';

/** A worker as the platform's own, with the same options, for the bare timers alone; ends with its parent. */
const [address = '', namespace = '', taskQueue = ''] = process.argv.slice(2);

const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  ...workerOptions,
  connection,
  namespace,
  taskQueue,
  workflowsPath: fileURLToPath(new URL('./bare-timer-workflow.ts', import.meta.url)),
});
process.once('disconnect', () => worker.shutdown());
process.send?.('ready');
await worker.run();
await connection.close();
