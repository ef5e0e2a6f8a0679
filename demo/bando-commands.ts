import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../cli/run-command.js';
import type { EnvelopeKind, LotId } from '../domain/types.js';
import { Refused, retryPatiently } from './client/retry.js';
import type { Bidder, Person } from './people.js';
import type { Rehearsal } from './rehearsal.js';

/** What a `bando` command refused with: the code at the start of its line. */
export class CommandRefused extends Refused {
  override readonly name = 'CommandRefused';

  constructor(
    readonly code: string,
    line: string,
  ) {
    super(line);
  }
}

/** Ends that another try may cure: the service is being started again, or answers that it cannot yet. */
const passing =
  /^(serviceUnreachable|answerInvalid|unavailable|temporarilyUnavailable|internalError|http5\d\d):/;

/** Runs `bando …` as the person, on that person's machine. */
async function bando(rehearsal: Rehearsal, person: Person, argv: readonly string[]): Promise<void> {
  await retryPatiently(async () => {
    let errors = '';
    const env = {
      BANDO_URL: rehearsal.api,
      BANDO_TOKEN: await person.tokens.getToken(),
      BANDO_PASSPHRASE: passphraseOf(rehearsal, person),
    };
    const context = {
      env,
      say: () => undefined,
      askSecret: () => Promise.reject(new Error('nobody answers')),
    };
    const code = await runCommand(argv, context, {
      out: () => undefined,
      err: (text) => (errors += text),
    });
    const isPassing = code !== 0 && passing.test(errors);
    const refused = code === 0 ? null : errors.trim();
    if (!isPassing) rehearsal.transcript?.record({ kind: 'command', who: person.handle, argv, refused });
    if (code === 0) return;
    const said = `bando ${argv[0]} ${argv[1]}: ${errors.trim()}`;
    if (!isPassing) throw new CommandRefused(errors.split(':')[0] ?? '', said);
    rehearsal.progress.say(`again: ${said}`);
    throw new Error(said);
  });
}

/** Random, so that the recovery file needs little stretching; kept beside it, as in a password manager. */
function passphraseOf(rehearsal: Rehearsal, person: Person): string {
  const folder = machine(rehearsal, person);
  const file = join(folder, 'passphrase.txt');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function machine(rehearsal: Rehearsal, person: Person): string {
  const folder = rehearsal.machineOf(person);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function identityOf(rehearsal: Rehearsal, custodian: Person): string[] {
  return ['--identity', join(machine(rehearsal, custodian), 'bando-identity.age')];
}

const enrolments = new Map<string, Promise<void>>();

/** One after the other: of two enrolments at once one would find the other's half-written identity. */
export async function enrolCustodian(rehearsal: Rehearsal, custodian: Person): Promise<void> {
  const identity = identityOf(rehearsal, custodian);
  const enrol = (): Promise<void> =>
    bando(rehearsal, custodian, ['keys', 'enrol', ...identity, '--work-factor', '10']);
  const folder = rehearsal.machineOf(custodian);
  const enrolment = (enrolments.get(folder) ?? Promise.resolve()).then(enrol);
  enrolments.set(
    folder,
    enrolment.catch(() => undefined),
  );
  await enrolment;
}

export async function makeKeys(rehearsal: Rehearsal): Promise<void> {
  await bando(rehearsal, rehearsal.cast.rup, ['keys', 'make', rehearsal.tender]);
}

export async function acknowledgeShares(rehearsal: Rehearsal, custodian: Person): Promise<void> {
  const identity = identityOf(rehearsal, custodian);
  await bando(rehearsal, custodian, ['keys', 'acknowledge', rehearsal.tender, ...identity]);
}

export async function proveCustody(rehearsal: Rehearsal, custodian: Person): Promise<void> {
  await bando(rehearsal, custodian, ['keys', 'prove', rehearsal.tender, ...identityOf(rehearsal, custodian)]);
}

interface KeyName {
  readonly kind: EnvelopeKind;
  readonly lot: LotId | null;
}

const keyOptions = ({ kind, lot }: KeyName): string[] => ['--kind', kind, ...(lot ? ['--lot', lot] : [])];

export async function releaseShare(rehearsal: Rehearsal, custodian: Person, key: KeyName): Promise<void> {
  const identity = identityOf(rehearsal, custodian);
  await bando(rehearsal, custodian, ['share', 'release', rehearsal.tender, ...keyOptions(key), ...identity]);
}

/** The share of who leads a group in the demo, and of the member that follows. */
const shares = { lead: '60.00', member: '40.00' };

/** The lead starts the document on its machine, the member fills in its own part, and the whole is checked. */
export async function writeParticipants(
  rehearsal: Rehearsal,
  lead: Bidder,
  member: Bidder,
  file: string,
): Promise<void> {
  const partOf = ({ firm, fiscalCode, name }: Bidder, share: string): string[] => [
    ...['--tax-code', fiscalCode, '--name', firm, '--share', share, '--by', name],
  ];
  const about = ['--tender', rehearsal.tender, '--form', 'groupToBeFormed'];
  const started = `${file}.lead.json`;
  await bando(rehearsal, lead, [
    ...['participants', 'new', ...about, ...partOf(lead, shares.lead), '-o', started],
  ]);
  await bando(rehearsal, member, [
    'participants',
    'fill',
    ...partOf(member, shares.member),
    '-o',
    file,
    started,
  ]);
  await bando(rehearsal, lead, ['participants', 'check', file]);
}

export interface StatedAgreement {
  readonly code: string;
  readonly title: string;
}

/** Who bids alone says which collective agreement it applies in its lots, and that it protects as the one named does. */
export async function writeAgreement(
  rehearsal: Rehearsal,
  bidder: Bidder,
  { code, title }: StatedAgreement,
  file: string,
): Promise<void> {
  const { firm, fiscalCode, name, handle } = bidder;
  const agreements = rehearsal.fixture
    .offersOf(handle)
    .flatMap(({ lot }) => ['--agreement', `${lot}=${code}=${title}`]);
  await bando(rehearsal, bidder, [
    ...['participants', 'new', '--tender', rehearsal.tender, '--form', 'single', ...agreements],
    ...['--equivalent', '--tax-code', fiscalCode, '--name', firm, '--by', name, '-o', file],
  ]);
}

export interface ToSeal extends KeyName {
  /** Files and folders that go in. */
  readonly paths: readonly string[];
  readonly out: string;
}

export async function seal(rehearsal: Rehearsal, bidder: Bidder, toSeal: ToSeal): Promise<void> {
  const bid = rehearsal.getBid(bidder.handle);
  const who = ['--tender', rehearsal.tender, '--supplier', bidder.supplier, '--bid', bid];
  await bando(rehearsal, bidder, ['seal', ...who, ...keyOptions(toSeal), '-o', toSeal.out, ...toSeal.paths]);
}

/** Throws when the receipt does not hold against the published keys, or is not of these sealed files. */
export async function verifyReceipt(
  rehearsal: Rehearsal,
  bidder: Bidder,
  file: string,
  sealed: readonly string[],
): Promise<void> {
  const envelopes = sealed.flatMap((path) => ['--envelope', path]);
  await bando(rehearsal, bidder, ['verify-receipt', file, ...envelopes]);
}
