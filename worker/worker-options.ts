import type { WorkerOptions } from '@temporalio/worker';
import { taskQueue } from '../workflows/tender/messages.js';

/**
 * Tuned for two cores that hold the server as well, and for 200 tenders that close at one instant.
 * Cached processes close without replaying. Closings hold a workflow task each, but no more of them are in the database
 * at once than its pool serves: the others would spend their start-to-close time waiting for a connection.
 */
export const workerOptions = {
  taskQueue,
  maxCachedWorkflows: 2000,
  maxConcurrentWorkflowTaskExecutions: 200,
  maxConcurrentLocalActivityExecutions: 12,
  maxConcurrentActivityTaskExecutions: 24,
  workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 8 },
  activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 5 },
  // What waits for a worker that was killed goes to another after this, not after the usual 10 seconds. Shorter than a
  // burst lasts it would make processes replay in the middle of one.
  stickyQueueScheduleToStartTimeout: '5s',
  shutdownGraceTime: '10s',
  shutdownForceTime: '20s',
} as const satisfies Partial<WorkerOptions>;
