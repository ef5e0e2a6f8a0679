import type { Effects } from '../effect.js';
import type { PublicationEvents } from './events.js';

export const publicationCommunications = ['publication'] as const;

export const publicationEffects: Effects<PublicationEvents, (typeof publicationCommunications)[number]> = {
  noticeTransmitted: (_data, { tender }) => [{ kind: 'publishNotice', data: { tender: tender.id } }],
  tenderPublished: (_data, { communicate }) => [communicate('publication')],
};
