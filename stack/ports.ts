import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';

export const portNames = [
  'api',
  'temporal',
  'temporalUi',
  'postgres',
  'oidc',
  'smtp',
  'mailPage',
  'fvoe',
] as const;
export type PortName = (typeof portNames)[number];
export type Ports = Readonly<Record<PortName, number>>;

export const usualPorts: Ports = {
  api: 8080,
  temporal: 7233,
  temporalUi: 8233,
  postgres: 54329,
  oidc: 8090,
  smtp: 1025,
  mailPage: 8025,
  fvoe: 8070,
};

/**
 * Below the range from which Linux (32768) and macOS (49152) take the ports of outgoing connections: a child that is
 * started again must find its own port still free, also under thousands of connections.
 */
const freeRange = { from: 20_000, to: 32_000 };

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

async function findFreePort(taken: ReadonlySet<number>): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = randomInt(freeRange.from, freeRange.to);
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`no free port between ${freeRange.from} and ${freeRange.to} on 127.0.0.1`);
}

/**
 * For each server the remembered port, else the preferred one, else any that is free. `preferred` is empty for a stack
 * that must not meet another one (tests).
 */
export async function choosePorts(remembered: Partial<Ports>, preferred: Partial<Ports>): Promise<Ports> {
  const chosen = new Map<PortName, number>();
  for (const name of portNames) {
    const taken = new Set(chosen.values());
    const candidates = [remembered[name], preferred[name]].filter((port) => port !== undefined);
    let port: number | undefined;
    for (const candidate of candidates) {
      if (!taken.has(candidate) && (await isFree(candidate))) {
        port = candidate;
        break;
      }
    }
    chosen.set(name, port ?? (await findFreePort(taken)));
  }
  return Object.fromEntries(chosen) as Record<PortName, number>;
}
