/** What the demo tells while it runs, with the seconds since it began. On stderr: stdout is for the result. */
export class Progress {
  constructor(
    private readonly write: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
    private readonly startedAt = performance.now(),
    private readonly name = '',
  ) {}

  get seconds(): number {
    return (performance.now() - this.startedAt) / 1000;
  }

  /** What one of several that run side by side tells. */
  of(name: string): Progress {
    return new Progress(this.write, this.startedAt, `${name}: `);
  }

  say(text: string): void {
    this.write(`${this.seconds.toFixed(1).padStart(6)} s  ${this.name}${text}`);
  }
}
