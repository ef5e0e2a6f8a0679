import type { Fvoe } from '../ports.js';
import { FvoeUnavailable } from './fvoe-errors.js';

function notConfigured(): Promise<never> {
  return Promise.reject(new FvoeUnavailable('notConfigured'));
}

/** Where no virtual file is configured it is one that does not work: checks wait, and art. 99 c. 3-bis goes its way. */
export const absentFvoe: Fvoe = {
  findAccess: notConfigured,
  requestAccess: notConfigured,
  requestDocument: notConfigured,
  getRequestState: notConfigured,
  readCertificate: notConfigured,
};
