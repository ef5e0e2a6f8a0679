import { isLotId } from '../identifiers/lot-id.js';
import { isIdentifier, isInstant, isJsonObject, type JsonObject } from '../ledger/json-shape.js';
import type { TenderId } from '../types.js';
import { checkParticipants, type ParticipantsProblem } from './check-participants.js';
import { auxiliaryPurposes, participantRoles, participationForms } from './forms.js';
import { maxParticipantsBytes, participantsFormat, type Participants } from './participants.js';

export type ParticipantsReading =
  | { readonly ok: true; readonly participants: Participants }
  | { readonly ok: false; readonly problems: readonly ParticipantsProblem[] };

export const percentShape = /^(?:\d{1,2}(?:\.\d{1,4})?|100(?:\.0{1,4})?)$/;
const maxText = 2_000;
const maxItems = 200;

/** Reads a bidder's `participants.json` (undefined: too long to be collected) and checks it for this tender. */
export function readParticipants(text: Uint8Array | undefined, tender: TenderId): ParticipantsReading {
  const reading = parseParticipants(text);
  if (!reading.ok) return reading;
  const problems = checkParticipants(reading.participants, tender);
  return problems.length === 0 ? reading : { ok: false, problems };
}

/** The shape alone: a document to which members still add their parts has no other. */
export function parseParticipants(text: Uint8Array | undefined): ParticipantsReading {
  const value = parseJson(text);
  if (!isJsonObject(value)) return unreadable('/');
  const wrong = wrongMember(value, documentShape, '');
  return wrong === undefined
    ? { ok: true, participants: value as unknown as Participants }
    : unreadable(wrong);
}

type Shape = Readonly<Record<string, (value: unknown, at: string) => string | undefined>>;

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= maxText;
const isPercent = (value: unknown): boolean => typeof value === 'string' && percentShape.test(value);

function member(isRight: (value: unknown) => boolean): Shape[string] {
  return (value, at) => (isRight(value) ? undefined : at);
}

function oneOf(values: readonly string[]): Shape[string] {
  return member((value) => values.includes(value as string));
}

function orNull(isRight: (value: unknown) => boolean): Shape[string] {
  return member((value) => value === null || isRight(value));
}

function optional(check: Shape[string]): Shape[string] {
  return (value, at) => (value === undefined ? undefined : check(value, at));
}

function listOf(shape: Shape): Shape[string] {
  return (value, at) => {
    if (!Array.isArray(value) || value.length > maxItems) return at;
    return value
      .map((item: unknown, index) =>
        isJsonObject(item) ? wrongMember(item, shape, `${at}/${index}`) : `${at}/${index}`,
      )
      .find((wrong) => wrong !== undefined);
  };
}

const companyShape: Shape = {
  country: member((value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value)),
  taxCode: member((value) => typeof value === 'string' && /^[A-Z0-9]{2,30}$/.test(value)),
  name: member(isText),
};

const partShape: Shape = {
  ...companyShape,
  role: oneOf(participantRoles),
  share: orNull(isPercent),
  executing: member((value) => typeof value === 'boolean'),
  auxiliaries: listOf({ ...companyShape, purpose: oneOf(auxiliaryPurposes) }),
  subcontracts: listOf({ what: member(isText), percent: orNull(isPercent) }),
  filledBy: member((value) => isJsonObject(value) && isText(value.name) && isInstant(value.at)),
};

const documentShape: Shape = {
  format: oneOf([participantsFormat]),
  tender: member(isIdentifier),
  form: oneOf(participationForms),
  parts: listOf(partShape),
  lotPreference: orNull(
    (value) => Array.isArray(value) && value.every((lot: unknown) => typeof lot === 'string' && isLotId(lot)),
  ),
  agreements: optional(
    listOf({
      lot: member((value) => typeof value === 'string' && isLotId(value)),
      code: member(isText),
      title: member(isText),
      equivalent: member((value) => typeof value === 'boolean'),
    }),
  ),
};

/** JSON pointer of the first member that is wrong, missing or unknown. */
function wrongMember(value: JsonObject, shape: Shape, at: string): string | undefined {
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(shape, name));
  if (unknown !== undefined) return `${at}/${unknown}`;
  return Object.entries(shape)
    .map(([name, check]) => check(value[name], `${at}/${name}`))
    .find((wrong) => wrong !== undefined);
}

function unreadable(at: string): ParticipantsReading {
  return { ok: false, problems: [{ code: 'unreadable', at }] };
}

function parseJson(text: Uint8Array | undefined): unknown {
  if (text === undefined || text.length > maxParticipantsBytes) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch {
    return undefined;
  }
}
