import type { CaseKind, ClaimKind, IndicatorType } from '../list/model.ts';
import type { Reporting } from '../policy/read-reporting.ts';
import type { EventName } from './event-name.ts';

/** What is told of a listed thing: what it is called in its list, never where in a site a person was. */
export interface EventIndicator {
  readonly type: IndicatorType;
  /** A host, an IP range or a computer name as listed; of anything else `sha256:` and the beginning of its hash. */
  readonly id: string;
  /** Registrable domain of the listed host, or the IP address; null where there is none. */
  readonly domain: string | null;
  /** Null for an entry of the organisation's own blocklist. */
  readonly case: string | null;
  readonly caseKind: CaseKind | null;
  readonly claim: ClaimKind | null;
  readonly list: string | null;
}

/** What happened. Nothing in it comes from a page's or a message's text. */
export type EventBody =
  | {
      readonly name: 'visit.blocked';
      /** `audit`: it would have been stopped, and policy had it only written down. */
      readonly action: 'block' | 'warn' | 'audit';
      readonly indicator: EventIndicator | null;
      /** Kept where the indicator is left out. */
      readonly caseKind: CaseKind | null;
    }
  | {
      readonly name: 'visit.continued';
      /** A code; null where policy asks for none. */
      readonly reason: string | null;
      /** In the person's own words; null unless policy asks for them. */
      readonly reasonText: string | null;
      readonly indicator: EventIndicator | null;
      readonly caseKind: CaseKind | null;
    }
  | {
      readonly name: 'page.seizure-notice';
      readonly domain: string | null;
      readonly isConfirmed: boolean;
    }
  | {
      readonly name: 'mail.danger' | 'mail.caution';
      /** Ids of findings, strongest first. */
      readonly findings: readonly string[];
      /** Of the strongest fact. */
      readonly indicator: EventIndicator | null;
    }
  | { readonly name: 'exposure.found'; readonly count: number; readonly indicators: readonly string[] }
  | { readonly name: 'report.mistake'; readonly indicator: EventIndicator | null }
  | {
      readonly name: 'list.stale' | 'list.rejected';
      readonly list: string;
      /** Code of what is wrong. */
      readonly problem: string | null;
    }
  | { readonly name: 'adapter.failed'; readonly webmail: string }
  | {
      readonly name: 'policy.rejected';
      /** Keys as written, each with the code of what is wrong: `lists[2]: not-https`. */
      readonly rejected: readonly string[];
    }
  | {
      readonly name: 'heartbeat';
      readonly browser: string;
      /** `id@version` of each followed list. */
      readonly lists: readonly string[];
      /** Layers of the guard that are active. */
      readonly layers: readonly string[];
      /** Events that were given up since the last heartbeat, because the receiver took none for too long. */
      readonly dropped: number;
    };

/** An event as it is kept until it is sent. */
export interface CordonEvent {
  /** The same however often it is sent: a receiver knows a duplicate by it. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly time: number;
  /** Random, another one every 90 days: ties events of a device together for so long, and to nothing else. */
  readonly deviceRef: string;
  /** What IT calls this person or device; null unless policy names one. */
  readonly identity: string | null;
  /** Of Cordon. */
  readonly version: string;
  readonly body: EventBody;
}

/** Whether IT wants to be told. */
export function isWanted(name: EventName, { events }: Pick<Reporting, 'events'>): boolean {
  return events.has(name);
}

/** What of an event may leave the device at the level that policy asks for. */
export function limitBody(
  body: EventBody,
  { detail, hasReasonText, hasAgreement }: Pick<Reporting, 'detail' | 'hasReasonText' | 'hasAgreement'>,
): EventBody {
  const isMinimal = detail === 'minimal';
  switch (body.name) {
    case 'visit.blocked':
      return isMinimal ? { ...body, indicator: null } : body;
    case 'visit.continued': {
      const reasonText = hasReasonText ? body.reasonText : null;
      return { ...body, reasonText, indicator: isMinimal ? null : body.indicator };
    }
    case 'page.seizure-notice':
      return isMinimal ? { ...body, domain: null } : body;
    case 'mail.danger':
    case 'mail.caution':
    case 'report.mistake':
      return isMinimal ? { ...body, indicator: null } : body;
    case 'exposure.found':
      return isMinimal || !hasAgreement ? { ...body, indicators: [] } : body;
    default:
      return body;
  }
}

/** An event's facts under flat names, for formats that know no others; what is absent is left out. */
export function listFacts(body: EventBody): readonly (readonly [key: string, value: string])[] {
  const facts: (readonly [string, string])[] = [];
  const add = (key: string, value: string | number | boolean | null): void => {
    if (value !== null && value !== '') facts.push([key, String(value)]);
  };
  for (const [key, value] of Object.entries(body)) {
    if (key === 'name' || key === 'indicator') continue;
    if (Array.isArray(value)) add(key, value.join(' '));
    else if (typeof value !== 'object' || value === null) add(key, value as string | number | boolean | null);
  }
  if ('indicator' in body && body.indicator !== null) {
    const { id, type, domain, case: of, claim, list } = body.indicator;
    add('indicator', id);
    add('indicatorType', type);
    add('domain', domain);
    add('case', of);
    add('claim', claim);
    add('list', list);
    if (!('caseKind' in body)) add('caseKind', body.indicator.caseKind);
  }
  return facts;
}
