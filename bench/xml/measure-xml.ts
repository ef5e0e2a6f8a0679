import { measureInChild } from '../child-measure.js';
import { median, round } from '../statistics.js';
import type { XmlAnswer, XmlInput, XmlRound } from './xml-rounds.js';

export interface XmlFigures {
  readonly readPerSecond: number;
  readonly writtenPerSecond: number;
  /** libxml2-wasm by itself: parsed and validated; serialised from its own tree, parsed again and validated. */
  readonly bareReadPerSecond: number;
  readonly bareWrittenPerSecond: number;
  readonly readRatioToBare: number;
  readonly writeRatioToBare: number;
  /** Whether both sides validated by the XSD of UBL 2.2. */
  readonly validated: boolean;
}

const entry = new URL('./xml-rounds.ts', import.meta.url);

/** The documents of a tender, read and written in one process, beside bare libxml2-wasm on the same documents. */
export async function measureXml(plan: XmlInput, log: (line: string) => void): Promise<XmlFigures> {
  const { rounds, validated } = await measureInChild<XmlAnswer>(entry, plan);
  rounds.forEach(({ read, written, bareRead, bareWritten }, at) =>
    log(
      `XML, round ${at + 1}: read ${round(read)}/s beside ${round(bareRead)}/s, ` +
        `written ${round(written)}/s beside ${round(bareWritten)}/s`,
    ),
  );
  const of = (name: keyof XmlRound): number => median(rounds.map((measured) => measured[name]));
  return {
    ...{ readPerSecond: round(of('read')), writtenPerSecond: round(of('written')) },
    ...{ bareReadPerSecond: round(of('bareRead')), bareWrittenPerSecond: round(of('bareWritten')) },
    readRatioToBare: round(median(rounds.map(({ read, bareRead }) => read / bareRead)), 2),
    writeRatioToBare: round(median(rounds.map(({ written, bareWritten }) => written / bareWritten)), 2),
    validated,
  };
}
