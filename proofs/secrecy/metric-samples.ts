/** Samples of a Prometheus text by name and labels. How long requests took differs always: sums and buckets are left out. */
export function metricSamples(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, series, value] = /^([a-zA-Z_:][^ ]*(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
    if (series === undefined || /_(sum|bucket)(\{|$)/.test(series)) continue;
    samples.set(series, Number(value));
  }
  return samples;
}

/** By how much each series grew; a new one grew from nothing. */
export function growth(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Record<string, number> {
  const grown = [...after].map(([series, value]) => [series, value - (before.get(series) ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, by]) => by !== 0).sort(([a], [b]) => a.localeCompare(b)));
}
