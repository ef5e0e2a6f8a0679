import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { auxiliaryPurposes, participationForms } from '../../domain/participants/forms.js';
import {
  fillPart,
  mergeParticipants,
  startParticipants,
  type OwnPart,
} from '../../domain/participants/join-parts.js';
import {
  participantsText,
  type AppliedAgreement,
  type Auxiliary,
  type Participants,
  type Subcontract,
} from '../../domain/participants/participants.js';
import {
  parseParticipants,
  readParticipants,
  type ParticipantsReading,
} from '../../domain/participants/read-participants.js';
import type { LotId, TenderId } from '../../domain/types.js';
import { CliError } from '../cli-error.js';
import { commonOptions, type Command, type Outcome } from '../command.js';
import { requiredOption, requiredPositional } from '../required.js';

const partOptions = {
  ...commonOptions,
  'tax-code': { type: 'string' },
  name: { type: 'string' },
  country: { type: 'string' },
  share: { type: 'string' },
  executing: { type: 'boolean' },
  auxiliary: { type: 'string', multiple: true },
  subcontract: { type: 'string', multiple: true },
  by: { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const;

const startOptions = {
  ...partOptions,
  tender: { type: 'string' },
  form: { type: 'string' },
  prefer: { type: 'string' },
  agreement: { type: 'string', multiple: true },
  equivalent: { type: 'boolean' },
} as const;

const partUsage =
  '--tax-code CODE --name NAME [--country CC] [--share PERCENT] [--executing] ' +
  '[--auxiliary CODE=PURPOSE=NAME]... [--subcontract PERCENT=WHAT]... --by PERSON';

export const participantsNew: Command = {
  usage: `participants new --tender TENDER --form FORM [--prefer LOT,LOT] [--agreement LOT=CODE=TITLE]... [--equivalent] ${partUsage} -o FILE`,
  summary: `start the document of who bids, with one’s own part; FORM is ${participationForms.join(', ')}`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: startOptions });
    const tender = requiredOption(values.tender, 'tender') as TenderId;
    const form = participationForms.find((known) => known === requiredOption(values.form, 'form'));
    if (!form) throw new CliError('usage', `--form is one of ${participationForms.join(', ')}`);
    const lotPreference = (values.prefer?.split(',') as LotId[] | undefined) ?? null;
    const agreements = values.agreement?.map((text) => toAgreement(text, values.equivalent === true));
    const about = { tender, form, lotPreference, ...(agreements && { agreements }) };
    return write(startParticipants(about, ownPart(values)), values.output);
  },
};

export const participantsFill: Command = {
  usage: `participants fill ${partUsage} -o OUT FILE`,
  summary: 'fill in, or fill in again, the part of one operator; the others stay as they are',
  run: async (args) => {
    const { values, positionals } = parseArgs({
      ...{ args: [...args], options: partOptions },
      allowPositionals: true,
    });
    const before = await readShape(requiredPositional(positionals, 'file'));
    return write(fillPart(before, ownPart(values)), values.output);
  },
};

export const participantsMerge: Command = {
  usage: 'participants merge -o OUT FILE FILE...',
  summary: 'join the copies that the members have filled in',
  run: async (args) => {
    const options = { ...commonOptions, output: { type: 'string', short: 'o' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.length < 2) throw new CliError('usage', 'name the copies to join');
    const copies = await Promise.all(positionals.map(readShape));
    return write(
      copies.reduce((one, other) => mergeParticipants(one, other)),
      values.output,
    );
  },
};

export const participantsCheck: Command = {
  usage: 'participants check FILE [--tender TENDER]',
  summary: 'say whether the document is complete: roles, shares, tax codes',
  run: async (args) => {
    const options = { ...commonOptions, tender: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const path = requiredPositional(positionals, 'file');
    const shape = await readShape(path);
    const tender = (values.tender as TenderId | undefined) ?? shape.tender;
    const participants = sound(readParticipants(await readFile(path), tender), path);
    return { result: outline(participants), lines: participants.parts.map(describe) };
  },
};

function ownPart(values: {
  readonly [K in keyof typeof partOptions]?: string | boolean | string[] | undefined;
}): OwnPart {
  return {
    country: (values.country as string | undefined) ?? 'IT',
    taxCode: requiredOption(values['tax-code'] as string | undefined, 'tax-code'),
    name: requiredOption(values.name as string | undefined, 'name'),
    share: (values.share as string | undefined) ?? null,
    executing: values.executing === true,
    auxiliaries: ((values.auxiliary ?? []) as string[]).map(toAuxiliary),
    subcontracts: ((values.subcontract ?? []) as string[]).map(toSubcontract),
    filledBy: {
      name: requiredOption(values.by as string | undefined, 'by'),
      at: new Date().toISOString(),
    },
  };
}

function toAuxiliary(text: string): Auxiliary {
  const [taxCode = '', stated, ...name] = text.split('=');
  const purpose = auxiliaryPurposes.find((known) => known === stated);
  if (!purpose || name.length === 0)
    throw new CliError('usage', `--auxiliary is CODE=${auxiliaryPurposes.join('|')}=NAME`);
  return { country: 'IT', taxCode, name: name.join('='), purpose };
}

/** `equivalent`: that they protect as those that the documents name is declared of all of them (art. 11 c. 4). */
function toAgreement(text: string, equivalent: boolean): AppliedAgreement {
  const [lot = '', code = '', ...title] = text.split('=');
  if (title.length === 0) throw new CliError('usage', '--agreement is LOT=CODE=TITLE');
  return { lot: lot as LotId, code, title: title.join('='), equivalent };
}

function toSubcontract(text: string): Subcontract {
  const [percent = '', ...what] = text.split('=');
  if (what.length === 0) throw new CliError('usage', '--subcontract is PERCENT=WHAT, or =WHAT');
  return { what: what.join('='), percent: percent === '' ? null : percent };
}

async function readShape(path: string): Promise<Participants> {
  return sound(parseParticipants(await readFile(path)), path);
}

/** The document, or a refusal that names all that is wrong with it. */
export function sound(reading: ParticipantsReading, path: string): Participants {
  if (reading.ok) return reading.participants;
  const problems = reading.problems.map(({ code, at }) => `${code} in «${at}»`);
  throw new CliError('participantsInvalid', `${path}: ${problems.join(', ')}`);
}

/** What is written is of the right shape; whether it is complete, `check` says. */
async function write(participants: Participants, output: string | undefined): Promise<Outcome> {
  const path = requiredOption(output, 'output');
  const text = participantsText(participants);
  sound(parseParticipants(new TextEncoder().encode(text)), path);
  await writeFile(path, text);
  return { result: { output: path, ...outline(participants) } };
}

function outline({ tender, form, parts }: Participants): object {
  const operators = parts.map(({ taxCode, role, share }) => ({ taxCode, role, share }));
  return { tender, form, operators };
}

function describe({ name, taxCode, role, share, filledBy }: Participants['parts'][number]): string {
  const portion = share === null ? '' : `, ${share}%`;
  return `${taxCode} ${name}: ${role}${portion}, filled in by ${filledBy.name} on ${filledBy.at}`;
}
