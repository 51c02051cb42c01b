import { CHANGING_MAX_AGE } from '../list/repository/serve-folder.ts';
import { BIN_MS, type WeekCount } from './count-week.ts';

/** What the publisher's own server answers in a week, behind a CDN. */
export interface OriginLoad {
  readonly requests: number;
  readonly bytes: number;
  /** Share of all requests that the CDN answers by itself, 0 to 1. */
  readonly hitShare: number;
}

/**
 * What is left to the origin when clients are spread evenly over edges, each of which keeps what it has fetched: files
 * that never change for the week, `timestamp.json` and the answer that the next root is absent for as long as
 * docs/publishing.md lets them. Requests come independently of each other (Poisson), so an edge that gets `m` requests for
 * a file asks the origin for it with probability 1 − e^−m, and one that gets `r` a second for a file that it may keep for
 * `k` seconds asks r / (1 + r·k) times a second. Bodies of files that change are not counted: some hundred bytes each.
 */
export function loadOrigin(week: WeekCount, clients: number, edges: number): OriginLoad {
  const perEdge = clients / week.clients / edges;
  let requests = 0;
  let bytes = 0;
  for (const file of week.files.values()) {
    const fetches = edges * (1 - Math.exp(-file.requests * perEdge));
    requests += fetches;
    bytes += fetches * file.bytes;
  }
  const seconds = BIN_MS / 1000;
  for (const bins of week.changing.values()) {
    for (const count of bins) {
      const rate = (count * perEdge) / seconds;
      requests += (edges * seconds * rate) / (1 + rate * CHANGING_MAX_AGE);
    }
  }
  const all = (week.total.requests / week.clients) * clients;
  return { requests, bytes, hitShare: 1 - requests / all };
}
