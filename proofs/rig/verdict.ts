/** What a proof found: one line for each thing that must hold, and an exit code. */
export class Verdict {
  private failures = 0;

  constructor(private readonly log: (line: string) => void = (line) => console.log(line)) {}

  /** Says whether it holds; `detail` is shown either way. */
  holds(what: string, isTrue: boolean, detail = ''): void {
    if (!isTrue) this.failures += 1;
    this.log(`${isTrue ? 'holds' : 'FAILS'}  ${what}${detail && `: ${detail}`}`);
  }

  conclude(name: string): void {
    this.log(this.failures === 0 ? `\n${name}: proven` : `\n${name}: ${this.failures} FAILED`);
    if (this.failures > 0) process.exitCode = 1;
  }
}
