import { expect } from 'chai';
import { findReadyStack, type RunningStack } from '../../demo/find-stack.js';
import type { DemoPath } from '../../demo/paths/path.js';
import { playPaths, type PlayedPath } from '../../demo/play-paths.js';
import { Progress } from '../../demo/progress.js';
import { findTranscript, writeTranscript } from '../../demo/transcript/transcript-file.js';
import { removeStackData } from '../../stack/remove-data.js';
import { stackParts } from '../../stack/stack-layout.js';
import type { StackHandle } from '../../stack/start-stack.js';
import { makeVarDir, startParts } from '../stack/temporary-stack.js';

/** `UPDATE_TRANSCRIPTS=1` writes the pages instead of comparing them. */
const isUpdating = process.env.UPDATE_TRANSCRIPTS !== undefined;

/** Plays paths through the API on a whole stack, and compares what was said and heard with the pages of `docs/http/`. */
export function describePaths(title: string, paths: readonly DemoPath[]): void {
  describe(title, function () {
    this.timeout(10 * 60_000);
    const varDir = makeVarDir();
    let stack: StackHandle | undefined;
    let played: readonly PlayedPath[] = [];

    before(async () => {
      stack = await startParts(varDir, stackParts);
      const progress = new Progress(() => undefined);
      played = await playPaths(await getReadyStack(varDir), paths, { progress, transcripts: true });
    });
    after(async () => {
      await stack?.stop();
      await removeStackData(varDir);
    });

    for (const { name } of paths) {
      it(`${name} ends as it says, and docs/http/${name}.md holds what was said and heard`, () => {
        const { error, transcript } = played.find((one) => one.name === name) ?? {};
        expect(error).to.equal(null);
        if (isUpdating && transcript) writeTranscript(name, transcript);
        expect(transcript).to.equal(findTranscript(name));
      });
    }
  });
}

async function getReadyStack(varDir: string): Promise<RunningStack> {
  const found = await findReadyStack(varDir);
  if (!found) throw new Error('the stack does not run');
  return { ...found, stop: () => Promise.resolve() };
}
