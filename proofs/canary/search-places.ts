import type { Canary } from './canary.js';
import { CanarySearch, type Finding } from './canary-search.js';
import type { Place, PlaceName } from './places.js';

export interface PlacedFinding extends Finding {
  readonly place: PlaceName;
  readonly label: string;
}

export interface SearchedPlaces {
  readonly findings: readonly PlacedFinding[];
  /** How much was looked at: a place that was empty proves nothing. */
  readonly bytes: ReadonlyMap<PlaceName, number>;
}

/** Looks for every form of every canary in every place. */
export async function searchPlaces(
  places: readonly Place[],
  canaries: readonly Canary[],
): Promise<SearchedPlaces> {
  const search = new CanarySearch(canaries);
  const findings: PlacedFinding[] = [];
  const bytes = new Map<PlaceName, number>();
  for (const place of places) {
    let size = 0;
    for await (const blob of place.read()) {
      size += blob.bytes.length;
      const found = search.search(blob.bytes);
      findings.push(...found.map((finding) => ({ ...finding, place: place.name, label: blob.label })));
    }
    bytes.set(place.name, size);
  }
  return { findings, bytes };
}
