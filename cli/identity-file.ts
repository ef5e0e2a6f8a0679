import { Decrypter, Encrypter, armor, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { open, readFile } from 'node:fs/promises';
import { CliError } from './cli-error.js';
import type { CommandContext } from './command.js';

export const defaultIdentityFile = 'bando-identity.age';

/** The shortest passphrase taken: a recovery file may be copied and tried at leisure. */
const minPassphraseLength = 12;

export interface Identity {
  /** `AGE-SECRET-KEY-1…`: never leaves the client. */
  readonly identity: string;
  readonly recipient: string;
}

/**
 * Makes an identity and writes its recovery file: an age file under a passphrase, which `age -d` opens too. An
 * existing file is never written over: it may hold the only key to a share. `workFactor` is scrypt's log₂ N.
 */
export async function makeIdentityFile(
  path: string,
  context: CommandContext,
  workFactor: number,
): Promise<Identity> {
  const passphrase = await newPassphrase(context);
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(workFactor);
  encrypter.setPassphrase(passphrase);
  const sealed = await encrypter.encrypt(`# public key: ${recipient}\n${identity}\n`);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(sealed);
    await file.sync();
  } finally {
    await file.close();
  }
  return { identity, recipient };
}

/** Reads a recovery file, armoured or not, or a plain identity file of age. */
export async function readIdentityFile(path: string, context: CommandContext): Promise<Identity> {
  const bytes = await readFile(path);
  const text = bytes.toString('latin1');
  const plain = isSealed(text) ? await unlock(toBinary(bytes, text), path, context) : text;
  const identity = /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/m.exec(plain)?.[0];
  if (identity === undefined)
    throw new CliError('identityInvalid', `${path} holds no X25519 identity of age`);
  try {
    return { identity, recipient: await identityToRecipient(identity) };
  } catch {
    throw new CliError('identityInvalid', `${path} holds a damaged identity`);
  }
}

function isSealed(text: string): boolean {
  return text.startsWith('age-encryption.org/') || text.startsWith('-----BEGIN AGE');
}

function toBinary(bytes: Uint8Array, text: string): Uint8Array {
  return text.startsWith('-----BEGIN') ? armor.decode(text) : Uint8Array.from(bytes);
}

async function unlock(sealed: Uint8Array, path: string, { env, askSecret }: CommandContext): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(env.BANDO_PASSPHRASE ?? (await askSecret(`Passphrase of ${path}: `)));
  try {
    return await decrypter.decrypt(sealed, 'text');
  } catch {
    throw new CliError('passphraseWrong', `${path} does not open with this passphrase`);
  }
}

async function newPassphrase({ env, askSecret }: CommandContext): Promise<string> {
  const passphrase = env.BANDO_PASSPHRASE ?? (await askSecret('Passphrase of the recovery file: '));
  if (passphrase.length < minPassphraseLength) {
    throw new CliError('passphraseWeak', `a passphrase has at least ${minPassphraseLength} characters`);
  }
  if (env.BANDO_PASSPHRASE === undefined && (await askSecret('The same again: ')) !== passphrase) {
    throw new CliError('passphraseDiffers', 'the two passphrases are not the same');
  }
  return passphrase;
}
