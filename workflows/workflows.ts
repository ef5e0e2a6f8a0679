export { effectWorkflow } from './effect/effect-workflow.js';
export { tenderWorkflow } from './tender/tender-workflow.js';
