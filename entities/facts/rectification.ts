import type { RectificationFacts } from '../../domain/tender/rectification/facts.js';
import { noRectification } from '../stores/rectification-column.js';
import { rows, type Loaders } from './loader.js';

export const rectificationLoaders: Loaders<RectificationFacts> = {
  rectificationReadings: (manager, { id, lot }) =>
    rows(
      manager,
      `SELECT rectification, refused FROM readings WHERE tender = $1 AND lot = $2 AND rectification <> $3
       ORDER BY rectification`,
      [id, lot, noRectification],
    ),
};
