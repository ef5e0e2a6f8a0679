/** What the demo tells while it runs, with the seconds since it began. On stderr: stdout is for the result. */
export class Progress {
  private readonly startedAt = performance.now();

  constructor(
    private readonly write: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
  ) {}

  get seconds(): number {
    return (performance.now() - this.startedAt) / 1000;
  }

  say(text: string): void {
    this.write(`${this.seconds.toFixed(1).padStart(6)} s  ${text}`);
  }
}
