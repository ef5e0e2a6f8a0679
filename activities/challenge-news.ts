import { judgmentOutcomes, type JudgmentOutcome } from '../domain/tender/challenges/state.js';
import type { RecordedEvent } from '../domain/tender/events.js';
import type { ChallengeNews } from '../templates/communications/communication-data.js';

/** What an event says of a challenge, the same in its message as in its document. */
export function challengeNewsOf(event: RecordedEvent): ChallengeNews {
  switch (event.type) {
    case 'appealRecorded':
      return 'appeal';
    case 'interimRequested':
      return 'interimRequest';
    case 'interimDecided':
      return event.data.outcome;
    case 'challengeDismissed':
      return 'dismissed';
    case 'exclusionAnnulled':
      return 'bidReadmitted';
    default:
      if (isJudgment(event.type)) return event.type;
      throw new Error(`${event.type} is no news of a challenge`);
  }
}

export function isJudgment(news: string): news is JudgmentOutcome {
  return (judgmentOutcomes as readonly string[]).includes(news);
}
