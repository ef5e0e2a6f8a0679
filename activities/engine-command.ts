import { canonicalJson } from '../domain/ledger/canonical-json.js';
import { sha256Hex } from '../domain/ledger/sha256.js';
import type { Command, CommandEnvelope } from '../domain/tender/commands.js';
import type { TenderId } from '../domain/types.js';

/**
 * A fact as the engine's own command. Its id comes from what it says, so that an effect that runs twice
 * is recorded once: `engine/<tender>/<type>/<detail>`.
 */
export function engineCommand(tender: TenderId, command: Command, detail: string): CommandEnvelope {
  return {
    id: sha256Hex(`engine/${tender}/${command.type}/${detail}`),
    tender,
    actor: { person: null, role: 'engine' },
    bodyDigest: sha256Hex(canonicalJson(command)),
    command,
  };
}
