import { paths } from '../demo/paths/paths.js';
import { SeededRandom } from './seeded-random.js';

/** These count outages of the platform, and chaos makes outages of its own. */
const aboutOutages: readonly string[] = ['malfunzionamento', 'riapertura'];

const howMany = 2;

/** Names of the paths that are played beside the main line, the same for the same seed. */
export function choosePaths(seed: number): string[] {
  const names = paths.map(({ name }) => name).filter((name) => !aboutOutages.includes(name));
  return new SeededRandom(seed).shuffle(names).slice(0, howMany);
}
