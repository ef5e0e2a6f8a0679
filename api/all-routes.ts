import type { ApiDependencies } from './dependencies.js';
import type { Metrics } from './metrics.js';
import type { RawMount } from './raw-mount.js';
import type { Route } from './route.js';
import { actRoutes } from './routes/acts.js';
import { bidRoutes } from './routes/bids.js';
import { commandRoutes } from './routes/commands.js';
import { communicationRoutes } from './routes/communications.js';
import { custodyRoutes } from './routes/custody.js';
import { draftRoutes } from './routes/drafts.js';
import { eventRoutes } from './routes/events.js';
import { keyRoutes } from './routes/keys.js';
import { openingRoutes } from './routes/openings.js';
import { peopleRoutes } from './routes/people.js';
import { questionRoutes } from './routes/questions.js';
import { requestRoutes } from './routes/requests.js';
import { scoreRoutes } from './routes/scores.js';
import { selfRoutes } from './routes/self.js';
import { tenderRoleRoutes } from './routes/tender-roles.js';
import { tenderRoutes } from './routes/tenders.js';
import { uploadRoutes } from './routes/uploads.js';
import { createUploadMount } from './upload-server.js';

/** Every route of the API, those that describe it included. */
export function allRoutes(dependencies: ApiDependencies, metrics: Metrics): Route[] {
  const routes: Route[] = [
    ...selfRoutes(dependencies, metrics, () => ({ routes, rawMounts: allRawMounts(dependencies) })),
    ...peopleRoutes(dependencies),
    ...draftRoutes(dependencies),
    ...tenderRoleRoutes(dependencies),
    ...tenderRoutes(dependencies),
    ...commandRoutes(dependencies),
    ...eventRoutes(dependencies),
    ...actRoutes(dependencies),
    ...custodyRoutes(dependencies),
    ...uploadRoutes(dependencies),
    ...bidRoutes(dependencies),
    ...questionRoutes(dependencies),
    ...keyRoutes(dependencies),
    ...openingRoutes(dependencies),
    ...requestRoutes(dependencies),
    ...scoreRoutes(dependencies),
    ...communicationRoutes(dependencies),
  ];
  return routes;
}

/** What reads its requests by itself and has a specification of its own: the named list of the OpenAPI document. */
export function allRawMounts(dependencies: ApiDependencies): RawMount[] {
  return [createUploadMount(dependencies)];
}
