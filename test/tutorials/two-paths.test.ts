import { paths } from '../../demo/paths/paths.js';
import { describePaths } from './tutorials.js';

/** One that ends in every bid sealed and one that goes beyond an opening; `npm run test:paths` plays all of them. */
const quick = ['revoca', 'soccorso-istruttorio'];

describePaths(
  'two paths of a tender',
  paths.filter(({ name }) => quick.includes(name)),
);
