import type { LocalisedText } from '../../domain/types.js';
import type { Fixture } from '../fixture.js';
import type { Rehearsal } from '../rehearsal.js';

/** One way that a tender may take: played on the main line up to where it leaves it, over HTTP and by `bando` alone. */
export interface DemoPath {
  /** `kebab-case`, Italian where the law has a word for it. */
  readonly name: string;
  readonly title: LocalisedText;
  readonly article: string;
  /** The tender that it is played on; the small one where a path needs nothing of its own. */
  readonly fixture?: Fixture;
  /** Throws when anything comes out otherwise than the path says. */
  readonly play: (rehearsal: Rehearsal) => Promise<void>;
}
