import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** How a receiver answers one request; `take` says that it has taken what came. */
export type Behaviour = (response: ServerResponse, received: Received, take: () => void) => void;

/** A receiver of events on a loopback port, which can behave badly. */
export class EventSink {
  /** All that came, whatever was answered: what could be read there. */
  readonly seen: Received[] = [];
  /** What it has taken. */
  readonly taken: Received[] = [];
  /** For the next requests, in turn; afterwards it takes everything. */
  readonly next: Behaviour[] = [];
  always: Behaviour | null = null;
  readonly #server = createServer((request, response) => this.#answer(request, response));

  static async start(): Promise<EventSink> {
    const sink = new EventSink();
    await new Promise<void>((resolve) => sink.#server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/events`;
  }

  /** Ids of events that were taken, in their order, duplicates among them. */
  takenIds(): readonly string[] {
    return this.taken.flatMap(({ body }) =>
      (JSON.parse(body) as { metadata: { uid: string } }[]).map(({ metadata }) => metadata.uid),
    );
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const received = { headers: request.headers, body: Buffer.concat(parts).toString() };
      this.seen.push(received);
      const behaviour = this.next.shift() ?? this.always;
      const take = (): void => void this.taken.push(received);
      if (behaviour !== null && behaviour !== undefined) return behaviour(response, received, take);
      take();
      response.writeHead(200).end();
    });
  }
}

export function answer(status: number, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (response) => response.writeHead(status, headers).end();
}
