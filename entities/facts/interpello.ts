import type { Command } from '../../domain/tender/commands.js';
import type { Tender } from '../../domain/tender/tender.js';

/** The call to the command's bidder in its lot. */
export function askedCall({ data }: Command, tender: Tender): string[] {
  if (!('bid' in data && 'lot' in data)) return [];
  const call = tender.lots[data.lot]?.call;
  return call?.bid === data.bid ? [call.id] : [];
}
