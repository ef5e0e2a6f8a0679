import { execFile } from 'node:child_process';

export type Profile = '3a' | 'ua1';

/** Files of one call: the JVM takes most of the time, a command line has its limit. */
const batch = 100;

/** The files that veraPDF does not accept under a profile, each with what it said. Throws where it does not answer. */
export async function rejectedBy(
  verapdf: string,
  profile: Profile,
  files: readonly string[],
): Promise<string[]> {
  const rejected: string[] = [];
  for (let at = 0; at < files.length; at += batch) {
    const some = files.slice(at, at + batch);
    const said = await run(verapdf, ['-f', profile, '--format', 'text', ...some]);
    const accepted = new Set(said.flatMap((line) => /^PASS (.+) \S+$/.exec(line)?.[1] ?? []));
    rejected.push(...some.filter((file) => !accepted.has(file)));
  }
  return rejected;
}

/** It exits 1 when a file does not comply: the lines say which. */
function run(command: string, parameters: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    execFile(command, parameters, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
      if (error && typeof error.code !== 'number') reject(new Error('veraPDF did not run', { cause: error }));
      else resolve(stdout.split('\n'));
    });
  });
}
