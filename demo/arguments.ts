import { parseArgs } from 'node:util';

export interface DemoArguments {
  readonly fixture: string | undefined;
  readonly json: boolean;
  /** Absent for the main job. */
  readonly paths?: {
    readonly names: readonly string[];
    readonly list: boolean;
    readonly all: boolean;
    /** Writes `docs/http/` anew. */
    readonly transcripts: boolean;
  };
}

/**
 * `--path NAME …`, `--path --list`, `--path --all`: the names are positional, since an option that may or may not take a
 * value is none that `parseArgs` knows.
 */
export function readArguments(argv: readonly string[]): DemoArguments {
  const args = argv.flatMap((word) => (word.startsWith('--path=') ? ['--path', word.slice(7)] : [word]));
  const { values, positionals: names } = parseArgs({
    args,
    options: {
      fixture: { type: 'string' },
      json: { type: 'boolean', default: false },
      path: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      transcripts: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const { fixture, json, path, list, all, transcripts } = values;
  if (path && !list && !all && names.length === 0)
    throw new Error('--path is followed by a name, --list or --all');
  if (!path && (list || all || transcripts || names.length > 0))
    throw new Error(`not understood: ${argv.join(' ')}`);
  return { fixture, json, ...(path && { paths: { names, list, all, transcripts } }) };
}
