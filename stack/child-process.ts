/**
 * For the processes that the stack starts: tells the launcher that this one serves. When the launcher is gone `onOrphaned`
 * is called, so that nothing outlives it for long. Does nothing in a process that was started by hand.
 */
export function reportReady(onOrphaned: () => void): void {
  if (process.send === undefined) return;
  process.once('disconnect', onOrphaned);
  process.send('ready');
  process.channel?.unref();
}
