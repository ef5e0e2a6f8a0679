import { explain } from './cli-error.js';
import type { Command, CommandContext, Outcome } from './command.js';
import { keysAcknowledge } from './commands/keys-acknowledge.js';
import { keysEnrol } from './commands/keys-enrol.js';
import { keysHandover } from './commands/keys-handover.js';
import { keysMake } from './commands/keys-make.js';
import { keysProve } from './commands/keys-prove.js';
import {
  participantsCheck,
  participantsFill,
  participantsMerge,
  participantsNew,
} from './commands/participants.js';
import { seal } from './commands/seal.js';
import { shareRelease } from './commands/share-release.js';
import { verifyReceipt } from './commands/verify-receipt.js';

const commands = new Map<string, Command>([
  ['keys enrol', keysEnrol],
  ['keys make', keysMake],
  ['keys acknowledge', keysAcknowledge],
  ['keys prove', keysProve],
  ['keys handover', keysHandover],
  ['participants new', participantsNew],
  ['participants fill', participantsFill],
  ['participants merge', participantsMerge],
  ['participants check', participantsCheck],
  ['seal', seal],
  ['share release', shareRelease],
  ['verify-receipt', verifyReceipt],
]);

export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Runs one command line; gives the exit code. */
export async function runCommand(
  argv: readonly string[],
  context: CommandContext,
  streams: Streams,
): Promise<number> {
  const words = argv.findIndex((word) => word.startsWith('-'));
  const named = findCommand(words === -1 ? argv : argv.slice(0, words));
  if (named === undefined || argv.includes('--help')) {
    const asked = argv.length === 0 || argv[0] === 'help' || argv.includes('--help');
    (asked ? streams.out : streams.err)(usage());
    return asked ? 0 : 1;
  }
  try {
    const outcome = await named.command.run(argv.slice(named.length), context);
    streams.out(render(outcome, argv.includes('--json')));
    return 0;
  } catch (error) {
    const line = explain(error);
    if (line === undefined) throw error;
    streams.err(`${line}\n`);
    return 1;
  }
}

function findCommand(words: readonly string[]): { command: Command; length: number } | undefined {
  for (const length of [2, 1]) {
    const command = commands.get(words.slice(0, length).join(' '));
    if (command !== undefined && words.length >= length) return { command, length };
  }
  return undefined;
}

function render({ result, lines }: Outcome, json: boolean): string {
  return json || lines === undefined ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`;
}

function usage(): string {
  const lines = [...commands.values()].flatMap(({ usage, summary }) => [
    `  bando ${usage}`,
    `      ${summary}`,
  ]);
  const environment = [
    'BANDO_URL (or --url)  the address of the service',
    'BANDO_TOKEN           an access token; or BANDO_CLIENT_ID, BANDO_CLIENT_SECRET and OIDC_ISSUER',
    'BANDO_PASSPHRASE      the passphrase of the identity file, where there is no terminal',
  ].map((line) => `  ${line}`);
  return ['Usage (--json prints one JSON object):', ...lines, '', 'Environment:', ...environment, ''].join(
    '\n',
  );
}
