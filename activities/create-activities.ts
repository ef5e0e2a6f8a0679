import { Context } from '@temporalio/activity';
import type { Logger } from 'pino';
import { communicate } from './effects/communicate.js';
import type { CommunicationDependencies } from './effects/communicate.js';
import { publishNotice } from './effects/publish-notice.js';
import { pursueCheck } from './effects/pursue-check.js';
import type { CheckDependencies } from './effects/pursue-check.js';
import { readEnvelopes } from './effects/read-envelopes.js';
import type { ReadingDependencies } from './effects/read-envelopes.js';
import { translated } from './translate-errors.js';

export interface ActivityDependencies
  extends ReadingDependencies, CommunicationDependencies, CheckDependencies {
  readonly log: Logger;
}

/** For so many attempts, a quarter of a minute in all, a reading waits for whoever inspects its files. */
const patientAttempts = 6;

/**
 * Everything that a workflow may ask of the world. `record` and `passDeadline` are the tender's; the others are effects,
 * which must reach their end: they are tried again until a repaired program or database lets them.
 */
export function createActivities(dependencies: ActivityDependencies) {
  const { log, recorder } = dependencies;
  const final = { log, definiteTries: 3 };
  const patient = { log, definiteTries: Infinity };
  return {
    record: translated(final, recorder.record.bind(recorder)),
    passDeadline: translated(final, recorder.passDeadline.bind(recorder)),
    publishNotice: translated(patient, (data: Parameters<typeof publishNotice>[1]) =>
      publishNotice(dependencies, data),
    ),
    readEnvelopes: translated(patient, (data: Parameters<typeof readEnvelopes>[1]) =>
      readEnvelopes(dependencies, data, {
        heartbeat: () => Context.current().heartbeat(),
        isTriedAgain: Context.current().info.attempt < patientAttempts,
      }),
    ),
    pursueCheck: translated(patient, (data: Parameters<typeof pursueCheck>[1]) =>
      pursueCheck(dependencies, data, () => Context.current().heartbeat()),
    ),
    communicate: translated(patient, (data: Parameters<typeof communicate>[1]) =>
      communicate(dependencies, data),
    ),
  };
}

export type Activities = ReturnType<typeof createActivities>;
