import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { startWatching, takeNoted } from './observe-io.js';
import { findSchemaFiles } from '../../cli/standards-folder.js';
import { DomainError } from '../../domain/errors.js';
import { callForTenders } from '../../standards/ubl/call-for-tenders.js';
import { compileUblSchema } from '../../standards/ubl/ubl-schema.js';
import { readXml } from '../../standards/xml/read-xml.js';
import type { Answer, Question } from './messages.js';

/** Reads what it is sent, one document at a time, by every way that a document can come in. */

const files = findSchemaFiles('ubl-2.2');
const schema = files && compileUblSchema(files);

function read({ bytes, secret }: Extract<Question, { bytes: Uint8Array }>): Answer {
  const ways = [() => readXml(bytes, { schema }), () => readXml(bytes), () => callForTenders.read(bytes)];
  const held = { rssMb: process.memoryUsage.rss() / 2 ** 20, mostMb: mostHeldMb() };
  const before = process.cpuUsage();
  const results = ways.map((way) => attempt(way, secret));
  const { user, system } = process.cpuUsage(before);
  return {
    outcomes: results.map(({ outcome }) => outcome),
    cpuMs: (user + system) / 1000,
    maxRssMb: mostHeldMb(),
    growthMb: mostHeldMb() > held.mostMb ? mostHeldMb() - held.rssMb : 0,
    isLeaked: results.some(({ isLeaked }) => isLeaked),
    noted: takeNoted(),
  };
}

function mostHeldMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

function attempt(way: () => unknown, secret: string): { outcome: string; isLeaked: boolean } {
  try {
    return { outcome: 'accepted', isLeaked: mentions(way(), secret) };
  } catch (error) {
    if (error instanceof DomainError)
      return { outcome: error.code, isLeaked: mentions(error.params, secret) };
    return { outcome: `crash: ${String(error)}`, isLeaked: false };
  }
}

function mentions(value: unknown, secret: string): boolean {
  if (typeof value === 'string') return value.includes(secret);
  if (value === null || typeof value !== 'object') return false;
  return Object.values(value).some((member) => mentions(member, secret));
}

/** Does what no reader may: the proof must see it, or it would see nothing. */
function misbehave({ file, port }: Extract<Question, { file: string }>): Answer {
  const told = readFileSync(file, 'utf8');
  connect(port, '127.0.0.1').on('error', () => undefined);
  return { outcomes: [told], cpuMs: 0, maxRssMb: 0, growthMb: 0, isLeaked: true, noted: takeNoted() };
}

process.on('message', (question: Question) => {
  process.send?.('file' in question ? misbehave(question) : read(question));
});
startWatching();
process.send?.('ready');
