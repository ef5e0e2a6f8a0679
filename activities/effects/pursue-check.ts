import { DomainError } from '../../domain/errors.js';
import { companiesToCheck, planCheck } from '../../domain/fvoe/plan-check.js';
import type { AskFvoeData } from '../../domain/tender/effect.js';
import type { CheckEntry } from '../../entities/stores/check-store.js';
import { engineCommand } from '../engine-command.js';
import { FvoeInquiry, type InquiryDependencies } from '../fvoe/inquiry.js';
import { reportFact, type FactReceivers } from '../report-fact.js';

export interface CheckDependencies extends InquiryDependencies, FactReceivers {}

/**
 * One round of a check of requirements: goes a step on with each document of each company, and reports the answers that the
 * tender has not recorded. Throws `answersPending` until all are recorded, or nobody waits for them any more. What a round
 * learned is in the record before the next thing is asked, so one that is killed is taken up where it was.
 */
export async function pursueCheck(
  dependencies: CheckDependencies,
  about: AskFvoeData,
  heartbeat: () => void,
): Promise<void> {
  const { checks } = dependencies;
  const { tender, check, lot } = about;
  if (await checks.isWanted(about)) await askRound(dependencies, about, heartbeat);
  const entries = await checks.list(tender, { check });
  for (const entry of entries) {
    heartbeat();
    await report(dependencies, about, entry);
  }
  if (entries.every(isSettled) || !(await checks.isWanted(about))) return;
  throw new DomainError('answersPending', { lot }, 'art. 99');
}

async function askRound(
  dependencies: CheckDependencies,
  about: AskFvoeData,
  heartbeat: () => void,
): Promise<void> {
  const { checks } = dependencies;
  const subject = await checks.getSubject(about);
  const companies = companiesToCheck(subject.bidder, subject.participants);
  await checks.plan(about, planCheck(about.check, companies, about.documents, subject.data));
  const inquiry = new FvoeInquiry(dependencies, about, subject);
  for (const entry of await checks.list(about.tender, { check: about.check })) {
    if (entry.unasked || entry.answer) continue;
    heartbeat();
    await inquiry.pursue(entry);
  }
}

/** The command's id comes from the entry: however often it is told, an answer is recorded once. */
async function report(
  receivers: FactReceivers,
  { tender, lot, check }: AskFvoeData,
  { id: entry, answer, recordedVersion }: CheckEntry,
): Promise<void> {
  if (!answer || recordedVersion !== null) return;
  const data = { lot, check, entry, digest: answer.digest };
  await reportFact(
    receivers,
    engineCommand(tender, { type: 'recordCheckAnswer', data }, `${check}/${entry}`),
  );
}

function isSettled({ unasked, recordedVersion }: CheckEntry): boolean {
  return unasked !== null || recordedVersion !== null;
}
