import { paths } from '../../demo/paths/paths.js';
import { describePaths } from './tutorials.js';

/** Not among the tests that `npm test` runs: together they take minutes. `npm run test:paths` runs them. */
describePaths('every path of a tender', paths);
