import type { CheckAnswer, CheckResult, Evidence } from '../../domain/fvoe/answer.js';
import { requestDataOf } from '../../domain/fvoe/request-data.js';
import { companyKey } from '../../domain/participants/participants.js';
import type { AskFvoeData } from '../../domain/tender/effect.js';
import type { CheckEntry, CheckStore, CheckSubject } from '../../entities/stores/check-store.js';
import type { DocumentFiles, Fvoe, FvoeAccess } from '../ports.js';
import { FvoeRefusal, FvoeUnavailable } from './fvoe-errors.js';

export interface InquiryDependencies {
  readonly checks: Pick<
    CheckStore,
    | 'getSubject'
    | 'isWanted'
    | 'plan'
    | 'list'
    | 'noteAccessAsked'
    | 'noteAsked'
    | 'noteTrouble'
    | 'insertAnswer'
  >;
  readonly fvoe: Fvoe;
  /** Where certificates are kept, under their digests. */
  readonly certificates: DocumentFiles;
}

interface Outcome {
  readonly result: CheckResult;
  readonly detail?: string;
  readonly evidence?: Evidence;
}

/**
 * One round with the virtual file. Whoever is killed between asking and noting asks again: access was asked for already,
 * and of a document asked twice the first answer stays.
 */
export class FvoeInquiry {
  /** By company: one that cannot be reached is tried once a round. */
  private readonly accesses = new Map<string, Promise<FvoeAccess>>();

  constructor(
    private readonly dependencies: InquiryDependencies,
    private readonly about: AskFvoeData,
    private readonly subject: CheckSubject,
  ) {}

  /** Goes a step on with one entry; what hinders it is noted, and holds up no other. */
  async pursue(entry: CheckEntry): Promise<void> {
    const { checks } = this.dependencies;
    try {
      const outcome = await this.goOn(entry);
      if (entry.trouble) await checks.noteTrouble(entry.id, null);
      if (outcome) await checks.insertAnswer(entry.id, toAnswer(entry, outcome));
    } catch (error) {
      if (error instanceof FvoeUnavailable) return checks.noteTrouble(entry.id, error.trouble);
      if (!(error instanceof FvoeRefusal)) throw error;
      const outcome = { result: 'requestRefused', detail: error.detail } as const;
      await checks.insertAnswer(entry.id, toAnswer(entry, outcome));
    }
  }

  private async goOn(entry: CheckEntry): Promise<Outcome | undefined> {
    const access = await this.accessTo(entry);
    if (access.state !== 'granted') return access.state === 'denied' ? { result: 'accessDenied' } : undefined;
    const { fvoe, certificates } = this.dependencies;
    const state = await fvoe.getRequestState(entry.request ?? (await this.ask(entry, access.key)));
    if (state.state !== 'answered')
      return state.state === 'withoutDocument' ? { result: 'notAvailable' } : undefined;
    const { proof, fileName, content } = await fvoe.readCertificate(state.document);
    return { result: proof, evidence: { ...(await certificates.keep(content)), fileName } };
  }

  private accessTo(entry: CheckEntry): Promise<FvoeAccess> {
    const { taxCode } = entry.company;
    const known = this.accesses.get(taxCode);
    if (known) return known;
    const access = this.getAccess(entry);
    this.accesses.set(taxCode, access);
    return access;
  }

  /** A denial from before this check is asked about anew: the operator may have thought better of it. */
  private async getAccess({ company: { taxCode }, accessAskedAt }: CheckEntry): Promise<FvoeAccess> {
    const { fvoe, checks } = this.dependencies;
    const { procurement } = this.subject;
    const found = await fvoe.findAccess(taxCode, procurement);
    if (found && (found.state !== 'denied' || accessAskedAt)) return found;
    await fvoe.requestAccess(taxCode, procurement);
    await checks.noteAccessAsked(this.about, taxCode);
    return { state: 'waiting' };
  }

  private async ask({ id, company, document, plannedAt }: CheckEntry, key: string): Promise<string> {
    const { fvoe, checks } = this.dependencies;
    const asked = { ...this.subject, document, company: company.taxCode, at: plannedAt };
    const request = await fvoe.requestDocument(key, document, requestDataOf(asked));
    await checks.noteAsked(id, request);
    return request;
  }
}

function toAnswer({ company, document }: CheckEntry, { result, detail, evidence }: Outcome): CheckAnswer {
  return {
    ...{ company: companyKey(company), document, result },
    ...{ detail: detail ?? null, evidence: evidence ?? null },
  };
}
