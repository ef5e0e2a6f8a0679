import type { CommunicationContext, OutgoingMessage } from '../../entities/stores/communication-context.js';
import { about, actOf, lotText, readersOf, to, type TenderLink } from './message-parts.js';

/** To the RUP and the award organ: the time to award a lot was extended, or has passed. */
export function composeProcedureTime(context: CommunicationContext, link: TenderLink): OutgoingMessage[] {
  const { event } = context;
  if (event.type !== 'procedureExtended' && event.type !== 'procedureOverran')
    throw new Error(`${event.type} is no news of a procedure's time`);
  const isExtended = event.type === 'procedureExtended';
  return to(readersOf(context, 'procedureTime'), 'procedureTime', {
    ...{ ...about(context, link), lot: lotText(context, event.data.lot) },
    dueAt: isExtended ? event.data.awardDueAt : event.data.dueAt,
    extended: isExtended ? { ...actOf(context), ground: event.data.ground } : null,
  });
}
