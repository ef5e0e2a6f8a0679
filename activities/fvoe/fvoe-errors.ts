/** The virtual file does not work, or cannot be reached: what was asked may or may not have been done. */
export class FvoeUnavailable extends Error {
  override readonly name = 'FvoeUnavailable';

  constructor(
    /** `unreachable`, `notConfigured`, or the status that it answered with: `503`. */
    readonly trouble: string,
    cause?: unknown,
  ) {
    super(`the virtual file does not work: ${trouble}`, { cause });
  }
}

/** The virtual file refuses the request as it stands, and will refuse it again. */
export class FvoeRefusal extends Error {
  override readonly name = 'FvoeRefusal';

  constructor(
    readonly status: number,
    /** In its own words. */
    readonly detail: string,
  ) {
    super(`the virtual file refuses (${status}): ${detail}`);
  }
}
