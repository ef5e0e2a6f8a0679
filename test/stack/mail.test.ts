import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createTransport } from 'nodemailer';
import { MailStore, type StoredMail } from '../../stack/mail/mail-store.js';
import { decodeHeader } from '../../stack/mail/message-header.js';
import { removeStackData } from '../../stack/remove-data.js';
import type { StackHandle } from '../../stack/start-stack.js';
import { makeVarDir, startParts } from './temporary-stack.js';

describe('the mail sink', function () {
  this.timeout(30_000);
  const varDir = makeVarDir();
  let stack: StackHandle;

  before(async () => (stack = await startParts(varDir, ['mail'])));
  after(async () => {
    await stack.stop();
    await removeStackData(varDir);
  });

  const listMessages = async (): Promise<StoredMail[]> =>
    (await (await fetch(`${stack.state.mail?.page}/messages`)).json()) as StoredMail[];

  it('stores a message once, however often it is delivered, and says how often', async () => {
    const transport = createTransport(stack.state.mail?.smtp);
    const message = {
      messageId: '<award-1@bando.example.org>',
      from: 'gara@example.org',
      to: ['alfa@example.org', 'beta@example.org'],
      subject: 'Aggiudicazione: così è deciso, perché l’offerta è la più conveniente',
      text: 'Comunicazione ai sensi dell’art. 90.',
    };
    for (let attempt = 0; attempt < 3; attempt += 1) await transport.sendMail(message);
    transport.close();

    const [mail, ...others] = await listMessages();
    expect(others).to.deep.equal([]);
    expect(mail).to.include({
      messageId: message.messageId,
      from: message.from,
      subject: message.subject,
      deliveries: 3,
    });
    expect(mail?.to).to.deep.equal(message.to);
    const stored = (await readdir(join(varDir, 'mail'))).filter((name) => name.endsWith('.eml'));
    expect(stored).to.deep.equal([`${mail?.id}.eml`]);
    const raw = await (await fetch(`${stack.state.mail?.page}/messages/${mail?.id}.eml`)).text();
    expect(raw).to.equal(await readFile(join(varDir, 'mail', `${mail?.id}.eml`), 'utf8'));
  });

  it('shows a subject that looks like a page as text', async () => {
    const transport = createTransport(stack.state.mail?.smtp);
    await transport.sendMail({
      from: 'a@example.org',
      to: 'b@example.org',
      subject: '<script>x</script>',
      text: '.',
    });
    transport.close();
    const page = await (await fetch(`${stack.state.mail?.page}/`)).text();
    expect(page).to.include('&lt;script&gt;x&lt;/script&gt;').and.not.include('<script>');
  });

  it('finds nothing under a name that is not an id', async () => {
    const response = await fetch(
      `${stack.state.mail?.page}/messages/${encodeURIComponent('../secrets')}.eml`,
    );
    expect(response.status).to.equal(404);
  });
});

describe('the store of the mail sink', () => {
  it('keeps messages without a Message-ID apart by their content, and counts deliveries at the same moment', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bando-mail-'));
    const store = await MailStore.open(folder);
    const envelope = { from: 'a@example.org', to: ['b@example.org'] };
    const one = Buffer.from('Subject: one\r\n\r\n1');
    await Promise.all(
      [one, one, Buffer.from('Subject: two\r\n\r\n2')].map((content) => store.deliver(envelope, content)),
    );
    const mails = await store.list();
    expect(Object.fromEntries(mails.map(({ subject, deliveries }) => [subject, deliveries]))).to.deep.equal({
      one: 2,
      two: 1,
    });
    await rm(folder, { recursive: true });
  });

  it('reads a subject whose encoded words cut a character in two', () => {
    expect(decodeHeader('=?UTF-8?Q?perch=C3?= =?UTF-8?Q?=A9?= no')).to.equal('perché no');
    expect(decodeHeader('=?UTF-8?B?cGVyY2jDqQ==?=')).to.equal('perché');
  });
});
