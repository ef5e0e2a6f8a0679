/** Documents have workers of their own: what waits to be typeset takes no hand from the tenders. */
export const documentTaskQueue = 'documents';

export const effectWorkflowType = 'effectWorkflow';

/** One workflow for each row of the outbox: a second start of the same row is refused by Temporal. */
export function effectWorkflowId(outboxId: string): string {
  return `effect/${outboxId}`;
}
