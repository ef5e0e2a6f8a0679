import { askSecret } from './ask-secret.js';
import { runCommand } from './run-command.js';

const context = {
  env: process.env,
  say: (line: string) => void process.stderr.write(`${line}\n`),
  askSecret,
};
const streams = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

process.exitCode = await runCommand(process.argv.slice(2), context, streams);
