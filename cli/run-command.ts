import { explain } from './cli-error.js';
import type { Command, CommandContext, Outcome } from './command.js';

/** Each command's module is loaded when it is called: the rest costs no start-up time. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  'keys enrol': async () => (await import('./commands/keys-enrol.js')).keysEnrol,
  'keys make': async () => (await import('./commands/keys-make.js')).keysMake,
  'keys acknowledge': async () => (await import('./commands/keys-acknowledge.js')).keysAcknowledge,
  'keys prove': async () => (await import('./commands/keys-prove.js')).keysProve,
  seal: async () => (await import('./commands/seal.js')).seal,
  'share release': async () => (await import('./commands/share-release.js')).shareRelease,
  'verify-receipt': async () => (await import('./commands/verify-receipt.js')).verifyReceipt,
};

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
    (asked ? streams.out : streams.err)(await usage());
    return asked ? 0 : 1;
  }
  try {
    const command = await named.load();
    const outcome = await command.run(argv.slice(named.length), context);
    streams.out(render(outcome, argv.includes('--json')));
    return 0;
  } catch (error) {
    const line = explain(error);
    if (line === undefined) throw error;
    streams.err(`${line}\n`);
    return 1;
  }
}

function findCommand(words: readonly string[]): { load: () => Promise<Command>; length: number } | undefined {
  for (const length of [2, 1]) {
    const load = commands[words.slice(0, length).join(' ')];
    if (load !== undefined && words.length >= length) return { load, length };
  }
  return undefined;
}

function render({ result, lines }: Outcome, json: boolean): string {
  return json || lines === undefined ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`;
}

async function usage(): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()));
  const lines = loaded.flatMap((command) => [`  bando ${command.usage}`, `      ${command.summary}`]);
  const environment = [
    'BANDO_URL (or --url)  the address of the service',
    'BANDO_TOKEN           an access token; or BANDO_CLIENT_ID, BANDO_CLIENT_SECRET and OIDC_ISSUER',
    'BANDO_PASSPHRASE      the passphrase of the identity file, where there is no terminal',
  ].map((line) => `  ${line}`);
  return ['Usage (--json prints one JSON object):', ...lines, '', 'Environment:', ...environment, ''].join(
    '\n',
  );
}
