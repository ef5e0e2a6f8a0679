import { DomainError } from '../errors.js';
import { canonicalJson } from '../ledger/canonical-json.js';
import { formRules } from './forms.js';
import { companyKey, participantsFormat, type Part, type Participants } from './participants.js';

/** An operator's own part before the document says in which role. */
export type OwnPart = Omit<Part, 'role'>;

/** The document that the lead, or the single operator, starts with its own part. */
export function startParticipants(
  about: Pick<Participants, 'tender' | 'form' | 'lotPreference' | 'agreements'>,
  own: OwnPart,
): Participants {
  const part = { ...own, role: formRules[about.form].leadRole };
  return { format: participantsFormat, ...about, parts: [part] };
}

/** The document with one operator's part filled in, or filled in again: the others stay as they were. */
export function fillPart(participants: Participants, own: OwnPart): Participants {
  const { memberRole } = formRules[participants.form];
  const before = participants.parts.find((part) => companyKey(part) === companyKey(own));
  const role = before?.role ?? memberRole;
  if (role === null) throw new DomainError('invalidInput', { form: participants.form, operators: 1 });
  const others = participants.parts.filter((part) => part !== before);
  return { ...participants, parts: [...others, { ...own, role }] };
}

/** Copies that members filled in apart become one: of each operator the part that it filled in last. */
export function mergeParticipants(one: Participants, other: Participants): Participants {
  if (one.tender !== other.tender || one.form !== other.form) throw notMergeable('tender, form');
  const mine = one.lotPreference;
  const theirs = other.lotPreference;
  if (mine && theirs && mine.join() !== theirs.join()) throw notMergeable('lotPreference');
  const agreements = one.agreements ?? other.agreements;
  if (canonicalJson(agreements ?? []) !== canonicalJson(other.agreements ?? agreements ?? []))
    throw notMergeable('agreements');
  const parts = new Map(one.parts.map((part) => [companyKey(part), part]));
  for (const part of other.parts) parts.set(companyKey(part), laterOf(parts.get(companyKey(part)), part));
  return {
    ...one,
    parts: [...parts.values()],
    lotPreference: mine ?? theirs,
    ...(agreements && { agreements }),
  };
}

function laterOf(one: Part | undefined, other: Part): Part {
  if (!one || canonicalJson(one) === canonicalJson(other)) return other;
  const [mine, theirs] = [Date.parse(one.filledBy.at), Date.parse(other.filledBy.at)];
  if (mine === theirs) throw notMergeable('filledBy');
  return mine > theirs ? one : other;
}

function notMergeable(field: string): DomainError {
  return new DomainError('invalidInput', { field, what: 'participantsDiffer' });
}
