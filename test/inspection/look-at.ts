import { HeldBytes } from '../../activities/inspection/program/file-bytes.js';
import { inspect } from '../../activities/inspection/program/inspect.js';
import type { FileVerdict } from '../../domain/inspection/verdict.js';

/** The child's look at some bytes, without a child. */
export function lookAt(content: Uint8Array | string): Promise<FileVerdict> {
  return inspect(() => new HeldBytes(Buffer.from(content as Uint8Array)));
}

/** Code and reasons in one line; `none` for what is taken. */
export async function refusalOf(content: Uint8Array | string): Promise<string> {
  const { refused, reasons } = await lookAt(content);
  return refused === null ? 'none' : `${refused} ${reasons.join('; ')}`;
}
