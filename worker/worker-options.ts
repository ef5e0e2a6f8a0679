import type { WorkerOptions } from '@temporalio/worker';
import { taskQueue } from '../workflows/tender/messages.js';

/**
 * Tuned for two cores that hold the server as well, and for 200 tenders that close at one instant.
 * Cached processes close without replaying; more tasks at once than the pool of the database only queue there.
 */
export const workerOptions = {
  taskQueue,
  maxCachedWorkflows: 2000,
  maxConcurrentWorkflowTaskExecutions: 200,
  maxConcurrentLocalActivityExecutions: 200,
  maxConcurrentActivityTaskExecutions: 40,
  workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 20 },
  activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 5 },
  // What waits for a worker that was killed goes to another after this: a deadline must not wait the usual 10 seconds.
  stickyQueueScheduleToStartTimeout: '3s',
  shutdownGraceTime: '10s',
  shutdownForceTime: '20s',
} as const satisfies Partial<WorkerOptions>;
