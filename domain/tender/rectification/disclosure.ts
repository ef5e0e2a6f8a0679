import type { PublicData } from '../disclosed.js';
import type { RectificationEvents } from './events.js';

export const rectificationPublicData: PublicData<RectificationEvents> = {
  rectificationAccepted: null,
  rectificationRefused: null,
};
