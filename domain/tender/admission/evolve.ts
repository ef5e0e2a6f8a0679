import { withStanding, type Reducers } from '../reducers.js';
import type { AdmissionEvents } from './events.js';

export const admissionReducers: Reducers<AdmissionEvents> = {
  integrationRequested: (tender, { request, bid, dueAt }) => ({
    ...tender,
    integrations: { ...tender.integrations, [request]: { bid, dueAt, endedAt: null } },
  }),
  integrationEnded: (tender, { request }, endedAt) => {
    const term = tender.integrations[request];
    if (!term) throw new Error(`no integration ${request}`);
    return { ...tender, integrations: { ...tender.integrations, [request]: { ...term, endedAt } } };
  },
  bidAdmitted: (tender, { bid, lots }) => withStanding(tender, [bid], lots, 'admitted'),
  bidExcluded: (tender, { bid, lots }) => withStanding(tender, [bid], lots, 'excluded'),
};
