import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An event as it arrived, in the fields of OCSF that the table shows. */
export interface ArrivedEvent {
  readonly name: string;
  /** Epoch milliseconds, by the browser's clock. */
  readonly time: number;
  /** What docs/events.md has under "told". */
  readonly facts: ReadonlyMap<string, string>;
}

export interface EventSink {
  readonly url: string;
  /** In the order in which they arrived. */
  readonly events: readonly ArrivedEvent[];
  close(): void;
}

/** A receiver of events on this machine. @param onEvent told of each one that comes for the first time */
export async function startEventSink(onEvent: (event: ArrivedEvent) => void): Promise<EventSink> {
  const events: ArrivedEvent[] = [];
  const seen = new Set<string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const batch = readBatch(Buffer.concat(chunks).toString('utf8'));
      for (const { time, metadata, unmapped } of batch ?? []) {
        // At least once: the id tells what came before.
        if (seen.has(metadata.uid)) continue;
        seen.add(metadata.uid);
        const facts = new Map(Object.entries(unmapped).map(([key, value]) => [key, String(value)]));
        const event = { name: metadata.event_code, time, facts };
        events.push(event);
        onEvent(event);
      }
      response.writeHead(batch === null ? 400 : 204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/events`,
    events,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface OcsfEvent {
  readonly time: number;
  readonly metadata: { readonly uid: string; readonly event_code: string };
  readonly unmapped: Readonly<Record<string, unknown>>;
}

/** Null where anything else than a batch of Cordon's was posted. */
function readBatch(text: string): readonly OcsfEvent[] | null {
  try {
    const batch: unknown = JSON.parse(text);
    return Array.isArray(batch) && batch.every(isEvent) ? batch : null;
  } catch {
    return null;
  }
}

function isEvent(value: unknown): value is OcsfEvent {
  const { time, metadata, unmapped } = (value ?? {}) as Partial<OcsfEvent>;
  return (
    typeof time === 'number' &&
    typeof metadata?.uid === 'string' &&
    typeof metadata.event_code === 'string' &&
    typeof unmapped === 'object'
  );
}
