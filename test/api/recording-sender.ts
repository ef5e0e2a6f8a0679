import type { DataSource } from 'typeorm';
import type { SentCommand } from '../../application/tenders/send-command.js';
import type { CommandEnvelope } from '../../domain/tender/commands.js';
import { TenderRecord } from '../../entities/record.js';

/** How the engine answers: at once through the record, never, not at all, or as a process that is not there. */
export type EngineMood = 'recording' | 'silent' | 'unreachable' | 'noProcess';

/** The sender without an engine behind it: commands go straight to the record, which decides them as ever. */
export class RecordingSender {
  mood: EngineMood = 'recording';
  readonly rebuilt: string[] = [];
  private readonly record: TenderRecord;

  constructor(
    dataSource: DataSource,
    private readonly unreachable: () => Error,
  ) {
    this.record = new TenderRecord(dataSource);
  }

  launch(envelope: CommandEnvelope): Promise<SentCommand> {
    return this.send(envelope);
  }

  async send(envelope: CommandEnvelope): Promise<SentCommand> {
    if (this.mood === 'silent') return { status: 'pending' };
    if (this.mood === 'unreachable') throw this.unreachable();
    if (this.mood === 'noProcess') return { status: 'noProcess' };
    const { outcome } = await this.record.record({ tender: envelope.tender, envelope, seenVersion: 0 });
    if (!outcome) throw new Error('a command has an outcome');
    return outcome;
  }

  ensureRunning({ tender }: { tender: string }): Promise<void> {
    this.rebuilt.push(tender);
    this.mood = 'recording';
    return Promise.resolve();
  }

  tellEventsRecorded(): Promise<boolean> {
    return Promise.resolve(true);
  }
}
