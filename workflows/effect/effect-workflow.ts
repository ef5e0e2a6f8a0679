import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/create-activities.js';
import type { DocumentActivities } from '../../activities/create-document-activities.js';
import type { Effect } from '../../domain/tender/effects.js';
import { databaseBatch, documents, external, files, inquiries } from '../retry-presets.js';
import { documentTaskQueue } from './messages.js';

const { publishNotice } = proxyActivities<Activities>(external);
const { readEnvelopes } = proxyActivities<Activities>(files);
const { pursueCheck } = proxyActivities<Activities>(inquiries);
const { communicate } = proxyActivities<Activities>(databaseBatch);
const { renderDocument } = proxyActivities<DocumentActivities>({
  ...documents,
  taskQueue: documentTaskQueue,
});

/** `effect/<outbox id>`: brings one effect to its end with the patience of its kind. A stuck one holds up no tender. */
export async function effectWorkflow(effect: Effect): Promise<void> {
  switch (effect.kind) {
    case 'publishNotice':
      return publishNotice(effect.data);
    case 'readEnvelopes':
      return readEnvelopes(effect.data);
    case 'askFvoe':
      return pursueCheck(effect.data);
    case 'communicate':
      return communicate(effect.data);
    case 'renderDocument':
      return renderDocument(effect.data);
  }
}
