import type { ApiSurface } from './api-surface.js';
import type { ApiDependencies } from './dependencies.js';
import type { Metrics } from './metrics.js';
import type { Route } from './route.js';
import { actRoutes } from './routes/acts.js';
import { bidRoutes } from './routes/bids.js';
import { commandRoutes } from './routes/commands.js';
import { communicationRoutes } from './routes/communications.js';
import { custodyRoutes } from './routes/custody.js';
import { draftDocumentRoutes } from './routes/draft-documents.js';
import { documentRoutes } from './routes/documents.js';
import { draftRoutes } from './routes/drafts.js';
import { eventRoutes } from './routes/events.js';
import { groupChangeRoutes } from './routes/group-changes.js';
import { handoverRoutes } from './routes/handovers.js';
import { lossRoutes } from './routes/losses.js';
import { keyRoutes } from './routes/keys.js';
import { malfunctionRoutes } from './routes/malfunctions.js';
import { openingRoutes } from './routes/openings.js';
import { peopleRoutes } from './routes/people.js';
import { questionRoutes } from './routes/questions.js';
import { rectificationRoutes } from './routes/rectifications.js';
import { receiptRoutes } from './routes/receipts.js';
import { requestRoutes } from './routes/requests.js';
import { requirementsCheckRoutes } from './routes/requirements-checks.js';
import { scoreRoutes } from './routes/scores.js';
import { selfRoutes } from './routes/self.js';
import { siteVisitRoutes } from './routes/site-visits.js';
import { tenderRoleRoutes } from './routes/tender-roles.js';
import { tenderRoutes } from './routes/tenders.js';
import { uploadRoutes } from './routes/uploads.js';
import { createUploadMount } from './upload-server.js';

/** Everything that the API answers, the routes that describe it included. */
export function createSurface(dependencies: ApiDependencies, metrics: Metrics): ApiSurface {
  const surface: ApiSurface = {
    routes: [...selfRoutes(dependencies, metrics, () => surface), ...tenderingRoutes(dependencies)],
    rawMounts: [createUploadMount(dependencies)],
  };
  return surface;
}

function tenderingRoutes(dependencies: ApiDependencies): Route[] {
  return [
    ...peopleRoutes(dependencies),
    ...draftRoutes(dependencies),
    ...draftDocumentRoutes(dependencies),
    ...tenderRoleRoutes(dependencies),
    ...tenderRoutes(dependencies),
    ...commandRoutes(dependencies),
    ...eventRoutes(dependencies),
    ...actRoutes(dependencies),
    ...documentRoutes(dependencies),
    ...custodyRoutes(dependencies),
    ...handoverRoutes(dependencies),
    ...lossRoutes(dependencies),
    ...uploadRoutes(dependencies),
    ...bidRoutes(dependencies),
    ...rectificationRoutes(dependencies),
    ...receiptRoutes(dependencies),
    ...siteVisitRoutes(dependencies),
    ...questionRoutes(dependencies),
    ...malfunctionRoutes(dependencies),
    ...keyRoutes(dependencies),
    ...openingRoutes(dependencies),
    ...requestRoutes(dependencies),
    ...groupChangeRoutes(dependencies),
    ...scoreRoutes(dependencies),
    ...requirementsCheckRoutes(dependencies),
    ...communicationRoutes(dependencies),
  ];
}
