import type { Reporting } from '../policy/read-reporting.ts';
import type { CordonEvent } from './event-body.ts';
import { writeCef } from './format-cef.ts';
import { writeEcs } from './format-ecs.ts';
import { writeOcsf } from './format-ocsf.ts';

/** What is sent in one request. */
export interface EncodedBatch {
  readonly contentType: string;
  readonly body: string;
}

/** Writes a moment (epoch milliseconds) in ISO 8601. */
type WriteTime = (time: number) => string;

/**
 * Writes events for a receiver: OCSF as a JSON array; Splunk HEC as JSON objects one after the other, with an OCSF event in
 * each; ECS as one JSON object a line; CEF as one text line each.
 */
export function encodeBatch(
  format: Reporting['format'],
  events: readonly CordonEvent[],
  writeTime: WriteTime,
): EncodedBatch {
  switch (format) {
    case 'ocsf':
      return { contentType: 'application/json', body: JSON.stringify(events.map(writeOcsf)) };
    case 'splunk-hec':
      return { contentType: 'application/json', body: events.map(writeHec).join('\n') };
    case 'ecs': {
      const lines = events.map((event) => `${JSON.stringify(writeEcs(event, writeTime(event.time)))}\n`);
      return { contentType: 'application/x-ndjson', body: lines.join('') };
    }
    case 'cef':
      return {
        contentType: 'text/plain; charset=utf-8',
        body: events.map((event) => `${writeCef(event)}\n`).join(''),
      };
  }
}

/** https://docs.splunk.com/Documentation/Splunk/latest/Data/FormateventsforHTTPEventCollector: time in seconds. */
function writeHec(event: CordonEvent): string {
  return JSON.stringify({
    time: event.time / 1000,
    source: 'cordon',
    sourcetype: 'cordon:ocsf',
    event: writeOcsf(event),
  });
}
