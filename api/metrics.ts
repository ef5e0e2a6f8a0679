import { Gauge, Histogram, Registry } from 'prom-client';
import type { Route } from './route.js';

export interface RecordCounts {
  readonly events: number;
  /** Effects that wait for their workflow; receipts of bids are left out, they would count bids. */
  readonly outboxPending: number;
}

export interface Metrics {
  readonly contentType: string;
  observe(route: Pick<Route, 'method' | 'path' | 'secret'>, status: number, seconds: number): void;
  /** The Prometheus text. */
  render(): Promise<string>;
}

/**
 * No label names a tender, and secret routes are not observed at all: a counter that grows with every bid would tell
 * how many there are. For the same reason no process metrics (memory, open sockets) are exposed here.
 */
export function createMetrics(readCounts: () => Promise<RecordCounts>): Metrics {
  const registry = new Registry();
  const durations = new Histogram({
    name: 'bando_http_request_duration_seconds',
    help: 'Duration of requests by route template and status; routes that concern bids are not observed',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const events = new Gauge({
    name: 'bando_events_recorded',
    help: 'Events of tenders in the record',
    registers: [registry],
  });
  const outbox = new Gauge({
    name: 'bando_outbox_pending',
    help: 'Effects of events not yet handed to their workflow',
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    observe(route, status, seconds) {
      if (route.secret || isMonitored(route.path)) return;
      durations.observe({ method: route.method, route: route.path, status }, seconds);
    },
    async render() {
      const counts = await readCounts();
      events.set(counts.events);
      outbox.set(counts.outboxPending);
      return registry.metrics();
    },
  };
}

/** Asked by monitors every few seconds, our own among them: their count says nothing. */
function isMonitored(path: string): boolean {
  return path === '/health' || path === '/ready';
}
