import { randomUUID } from 'node:crypto';
import { FvoeRefusal, FvoeUnavailable } from '../../../activities/fvoe/fvoe-errors.js';
import type { Fvoe, FvoeAccess, FvoeCertificate, FvoeRequestState } from '../../../activities/ports.js';
import type { ProofState } from '../../../domain/fvoe/answer.js';
import type { FvoeDocumentCode } from '../../../domain/fvoe/documents.js';
import type { RequestData } from '../../../domain/fvoe/request-data.js';

/** A virtual file in memory that answers at once, and dies where a test says so. */
export class MemoryFvoe implements Fvoe {
  readonly accessAsked: string[] = [];
  readonly documentsAsked: { company: string; document: FvoeDocumentCode; data: RequestData | null }[] = [];
  readonly outOfOrder = new Set<string>();
  readonly denied = new Set<string>();
  readonly outcomes = new Map<FvoeDocumentCode, ProofState | 'none' | 'waiting'>();
  refused: FvoeDocumentCode | undefined;
  /** After it was done, nobody hears of it. */
  killedAfter: 'requestAccess' | 'requestDocument' | undefined;
  private readonly states = new Map<string, 'granted' | 'denied'>();
  private readonly requests = new Map<string, FvoeDocumentCode>();

  findAccess(company: string): Promise<FvoeAccess | undefined> {
    return this.working(company, () => {
      const state = this.states.get(company);
      if (state === 'denied') return { state };
      return state && { state, key: company };
    });
  }

  requestAccess(company: string): Promise<void> {
    return this.working(company, () => {
      this.accessAsked.push(company);
      this.states.set(company, this.denied.has(company) ? 'denied' : 'granted');
      this.dieAfter('requestAccess');
    });
  }

  requestDocument(company: string, document: FvoeDocumentCode, data: RequestData | null): Promise<string> {
    return this.working(company, () => {
      if (document === this.refused) throw new FvoeRefusal(400, 'datiRichiesta: manca');
      this.documentsAsked.push({ company, document, data });
      const request = randomUUID();
      this.requests.set(request, document);
      this.dieAfter('requestDocument');
      return request;
    });
  }

  getRequestState(request: string): Promise<FvoeRequestState> {
    const outcome = this.outcomeOf(request);
    if (outcome === 'waiting') return Promise.resolve({ state: 'waiting' });
    if (outcome === 'none') return Promise.resolve({ state: 'withoutDocument' });
    return Promise.resolve({ state: 'answered', document: request });
  }

  readCertificate(request: string): Promise<FvoeCertificate> {
    const proof = this.outcomeOf(request) as ProofState;
    const content = Buffer.from(`certificato ${this.requests.get(request)} ${proof}`);
    return Promise.resolve({ proof, fileName: 'certificato.pdf', content });
  }

  private outcomeOf(request: string): ProofState | 'none' | 'waiting' {
    const document = this.requests.get(request);
    return (document && this.outcomes.get(document)) ?? 'clear';
  }

  private dieAfter(step: MemoryFvoe['killedAfter']): void {
    if (this.killedAfter !== step) return;
    this.killedAfter = undefined;
    throw new Error('killed');
  }

  private async working<T>(company: string, work: () => T): Promise<T> {
    if (this.outOfOrder.has(company)) throw new FvoeUnavailable('503');
    return Promise.resolve(work());
  }
}
