import { availableParallelism } from 'node:os';
import { measureInChild } from '../child-measure.js';
import { median, round, worst } from '../statistics.js';
import type { DocumentInput, DocumentRound } from './document-requests.js';

export interface DocumentFigures {
  /** Of one process. */
  readonly perSecond: number;
  /** Of as many processes as there are cores. */
  readonly perSecondOnAllCores: number;
  readonly barePerSecond: number;
  readonly ratioToBare: number;
  readonly residentMb: number;
}

export interface DocumentPlan {
  readonly rounds: number;
  readonly seconds: number;
}

const ours = new URL('./our-documents.ts', import.meta.url);
const bare = new URL('./bare-typst.ts', import.meta.url);

/** Documents as we make them beside bare Typst on the same template, in alternating rounds; each process warms up first. */
export async function measureDocuments(
  { rounds, seconds }: DocumentPlan,
  log: (line: string) => void,
): Promise<DocumentFigures> {
  const input: DocumentInput = { seconds };
  const ratios: number[] = [];
  const bares: DocumentRound[] = [];
  const ones: DocumentRound[] = [];
  const alls: number[] = [];
  for (let number = 1; number <= rounds; number += 1) {
    const bareRound = await measureInChild<DocumentRound>(bare, input);
    const one = await measureInChild<DocumentRound>(ours, input);
    const all = await measureOnAllCores(input);
    log(
      `documents, round ${number}: bare Typst ${round(bareRound.perSecond, 1)}/s, ours ` +
        `${round(one.perSecond, 1)}/s, on all cores ${round(all, 1)}/s`,
    );
    bares.push(bareRound);
    ones.push(one);
    alls.push(all);
    ratios.push(one.perSecond / bareRound.perSecond);
  }
  return {
    perSecond: round(median(ones.map(({ perSecond }) => perSecond)), 1),
    perSecondOnAllCores: round(median(alls), 1),
    barePerSecond: round(median(bares.map(({ perSecond }) => perSecond)), 1),
    ratioToBare: round(median(ratios), 2),
    residentMb: worst(ones.map(({ residentMb }) => residentMb)),
  };
}

async function measureOnAllCores(input: DocumentInput): Promise<number> {
  const processes = Array.from({ length: availableParallelism() }, () =>
    measureInChild<DocumentRound>(ours, input),
  );
  return (await Promise.all(processes)).reduce((sum, { perSecond }) => sum + perSecond, 0);
}
