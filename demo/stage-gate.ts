/** The parts of the demo, in order. */
export const stages = [
  'publication',
  'bidding',
  'deadline',
  'closing',
  'admission',
  'technical',
  'economic',
  'award',
  'contract',
  'result',
] as const;
export type Stage = (typeof stages)[number];

/** Waits until a stage may begin. */
export type StageGate = (stage: Stage) => Promise<void>;

/** Whoever started the demo over a channel is told of each stage and lets it begin; otherwise nothing holds it up. */
export function openStageGate(): StageGate {
  if (!process.send) return () => Promise.resolve();
  return (stage) =>
    new Promise((resolve) => {
      process.once('message', () => {
        process.channel?.unref();
        resolve();
      });
      process.channel?.ref();
      process.send?.({ stage });
    });
}
