import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface ChildLimits {
  /** Private memory that the child may write to, buffers outside the heap included. */
  readonly memoryBytes: number;
  readonly heapMebibytes: number;
  readonly cpuSeconds: number;
}

export const usualLimits: ChildLimits = {
  memoryBytes: 900 * 1024 ** 2,
  heapMebibytes: 384,
  cpuSeconds: 60,
};

export interface ChildCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** What this machine lets us take away from the child beside its heap, its environment and its files. */
  readonly confined: { readonly resources: boolean; readonly network: boolean };
}

/**
 * How a child is started: Node reads its program from standard input under its permission model, so that it can open no
 * file, start no process and no thread. Where util-linux is there, the system also bounds its memory and processor time,
 * and takes its network.
 */
export function makeChildCommand(limits: ChildLimits = usualLimits): ChildCommand {
  const node = [process.execPath, ...nodeOptions(limits)];
  const [resources, network] = [resourceLimits(limits), noNetwork].map(usable);
  const [command, ...args] = [...(network ?? []), ...(resources ?? []), ...node] as [string, ...string[]];
  return {
    ...{ command, args },
    confined: { resources: resources !== undefined, network: network !== undefined },
  };
}

function nodeOptions({ heapMebibytes }: ChildLimits): string[] {
  const permissions =
    Number(process.versions.node.split('.')[0]) >= 24 ? '--permission' : '--experimental-permission';
  return [
    ...[permissions, '--no-warnings', `--max-old-space-size=${heapMebibytes}`],
    ...['--disallow-code-generation-from-strings', '--disable-proto=delete', '--input-type=module', '-'],
  ];
}

function resourceLimits({ memoryBytes, cpuSeconds }: ChildLimits): readonly string[] {
  return [
    ...['prlimit', `--data=${memoryBytes}`, `--cpu=${cpuSeconds}:${cpuSeconds + 2}`],
    ...['--core=0', '--fsize=0', '--nofile=64', '--'],
  ];
}

const noNetwork = ['unshare', '--net', '--map-root-user', '--'];

/** The prefix with its program's full path, since the child has no PATH; undefined where it is missing or not allowed. */
function usable([program, ...args]: readonly string[]): readonly string[] | undefined {
  const path = findProgram(program as string);
  if (path === undefined) return undefined;
  const tried = spawnSync(path, [...args, process.execPath, '--version'], { timeout: 10_000, env: {} });
  return tried.status === 0 ? [path, ...args] : undefined;
}

function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/bin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
