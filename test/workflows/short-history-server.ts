import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Connection } from '@temporalio/client';
import { resolveTemporalCli } from '../../stack/temporal-cli.js';
import { eventually } from './eventually.js';

export interface ShortHistoryServer {
  readonly address: string;
  stop(): Promise<void>;
}

/** A server that suggests to continue as new after so many events, so that a test need not write thousands of them. */
export async function startShortHistoryServer(suggestAt: number): Promise<ShortHistoryServer> {
  const { path } = await resolveTemporalCli({ log: () => undefined, env: process.env });
  const [port, uiPort] = [await freePort(), await freePort()];
  const args = `server start-dev --ip 127.0.0.1 --port ${port} --ui-port ${uiPort} --log-level never`.split(
    ' ',
  );
  const suggestion = `limit.historyCount.suggestContinueAsNew=${suggestAt}`;
  const server = spawn(path, [...args, '--dynamic-config-value', suggestion], { stdio: 'ignore' });
  const address = `127.0.0.1:${port}`;
  await eventually(() => answers(address), Boolean, 30_000);
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await once(server, 'exit');
  };
  return { address, stop };
}

async function answers(address: string): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 1000 });
    await connection.workflowService.describeNamespace({ namespace: 'default' });
    await connection.close();
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
