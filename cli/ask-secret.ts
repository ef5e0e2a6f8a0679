import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CliError } from './cli-error.js';

/** Asks on the terminal without showing what is typed. */
export async function askSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new CliError('passphraseMissing', 'set BANDO_PASSPHRASE, or run it in a terminal');
  process.stderr.write(question);
  const silent = new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
  const prompt = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await prompt.question('');
  } finally {
    prompt.close();
    process.stderr.write('\n');
  }
}
