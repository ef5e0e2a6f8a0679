import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const entry = fileURLToPath(new URL('./program/main.ts', import.meta.url));

let program: Promise<string> | undefined;

/**
 * The child's program as one script, made once: a child that is given its text needs no file, no module loader and none
 * of our tools, and starts in a fraction of the time.
 */
export function getChildProgram(): Promise<string> {
  program ??= bundle().catch((error: unknown) => {
    program = undefined;
    throw error;
  });
  return program;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minify: true,
    keepNames: true,
  });
  const [script] = outputFiles;
  if (!script) throw new Error('the program that inspects files could not be made');
  return script.text;
}
