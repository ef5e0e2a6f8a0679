import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { assertDurable } from '../entities/data-source.js';
import { registerAuthority } from '../proofs/rig/authority.js';
import { onProvingGround, type ProvingGround } from '../proofs/rig/proving-ground.js';
import { ClosingBench, type ClosingFigures } from './closings/measure-closings.js';
import { measureCommits, type CommitFigures } from './commits/measure-commits.js';
import { measureDocuments, type DocumentFigures } from './documents/measure-documents.js';
import { measureStart, type StartFigures } from './start/measure-start.js';
import { measureXml, type XmlFigures } from './xml/measure-xml.js';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, short: { type: 'boolean' } } });
/** Everything but the result of `--json` goes to stderr. */
const log = (line: string): void => console.error(line);

const plan = values.short
  ? {
      commits: { rounds: 2, seconds: 3 },
      closingRounds: { of50: 1, of200: 1 },
      xml: { rounds: 1, seconds: 1 },
      documents: { rounds: 1, seconds: 2 },
    }
  : {
      commits: { rounds: 5, seconds: 6 },
      closingRounds: { of50: 3, of200: 3 },
      xml: { rounds: 5, seconds: 2 },
      documents: { rounds: 3, seconds: 6 },
    };

/** What must be reached, beside the same machine's own measure. */
const least = {
  ratioToRaw: 0.6,
  p99Ms: 250,
  beyondBareMs: 1_000,
  documents: { perSecond: 50, ratioToBare: 0.5 },
};

interface Figures {
  readonly bidCommits: CommitFigures;
  readonly closing50: ClosingFigures;
  readonly closing200: ClosingFigures;
  readonly start: StartFigures;
  readonly xml: XmlFigures;
  readonly documents: DocumentFigures;
}

const start = await measureStart(log);
const xml = await measureXml(plan.xml, log);
const documents = await measureDocuments(plan.documents, log);
const figures: Figures = {
  ...(await onProvingGround({ log: () => undefined }, measure)),
  ...{ start, xml, documents },
};
report(figures);
if (values.json) console.log(JSON.stringify(figures));

async function measure(ground: ProvingGround): Promise<Omit<Figures, 'start' | 'xml' | 'documents'>> {
  await describeMachine(ground);
  await registerAuthority(ground);
  const closings = await ClosingBench.open(ground, log);
  const closing50 = await closings.measure(50, plan.closingRounds.of50);
  const closing200 = await closings.measure(200, plan.closingRounds.of200);
  await closings.stop();
  const bidCommits = await measureCommits(ground, plan.commits, log);
  return { bidCommits, closing50, closing200 };
}

/** Durability is part of every number: without it they would say nothing. */
async function describeMachine({ owner }: ProvingGround): Promise<void> {
  const query = async <T>(text: string, parameters?: unknown[]): Promise<T> =>
    (await owner.query(text, parameters)).rows as T;
  const settings = await assertDurable({ query });
  const [{ version } = { version: '' }] = await query<{ version: string }[]>('SELECT version()');
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  log(`${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${memory}, Node ${process.version}`);
  log(version.split(' on ')[0] ?? '');
  log(
    Object.entries(settings)
      .map(([name, value]) => `${name} = ${value}`)
      .join(', '),
  );
}

function report(figures: Figures): void {
  const { bidCommits, closing50, closing200, xml, documents, start } = figures;
  const { perSecond, p99Ms, rawPerSecond, ratioToRaw } = bidCommits;
  log(`\nbid commits: ${perSecond}/s over HTTP, p99 ${p99Ms} ms; raw ${rawPerSecond}/s; ratio ${ratioToRaw}`);
  for (const [count, closing] of [
    [50, closing50],
    [200, closing200],
  ] as const) {
    const { medianMs, worstMs, bareMedianMs, bareWorstMs } = closing;
    log(
      `${count} closings: ${medianMs} ms late, worst ${worstMs}; bare timers ${bareMedianMs}, worst ${bareWorstMs}`,
    );
  }
  log(`start: cold ${start.coldMs} ms, warm ${start.warmMs} ms`);
  reportXml(xml);
  reportDocuments(documents);
  judge('0.6 of raw', ratioToRaw >= least.ratioToRaw);
  judge('p99 under 250 ms', p99Ms < least.p99Ms);
  const beyondMs = closing200.worstMs - closing200.bareWorstMs;
  judge('worst of 200 closings within a second beyond the worst bare timer', beyondMs <= least.beyondBareMs);
}

function reportXml({ validated, ...figures }: XmlFigures): void {
  const { readPerSecond, readRatioToBare, writtenPerSecond, writeRatioToBare } = figures;
  const how = validated ? 'valid by XSD' : 'without XSD, which is not installed';
  log(
    `XML, ${how}: ${readPerSecond}/s read, ratio to bare ${readRatioToBare}; ` +
      `${writtenPerSecond}/s written, ratio ${writeRatioToBare}`,
  );
}

function reportDocuments(figures: DocumentFigures): void {
  const { perSecond, perSecondOnAllCores, barePerSecond, ratioToBare, residentMb } = figures;
  log(
    `documents: ${perSecond}/s in one process (${residentMb} MB), ${perSecondOnAllCores}/s on all cores; ` +
      `bare Typst ${barePerSecond}/s; ratio ${ratioToBare}`,
  );
  judge('0.5 of bare Typst', ratioToBare >= least.documents.ratioToBare);
  judge('50 documents a second', perSecondOnAllCores >= least.documents.perSecond);
}

/** A short run is too small to judge a machine that others share: it shows that everything is measured. */
function judge(what: string, isReached: boolean): void {
  log(`${isReached ? 'reached' : 'NOT REACHED'}: ${what}`);
  if (!isReached && !values.short) process.exitCode = 1;
}
