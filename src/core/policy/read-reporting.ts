import { EVENT_NAMES, type EventName } from '../event/event-name.ts';
import { type PolicySource, readFlag, readRawText, readText, readTexts, readWord } from './policy-source.ts';
import { readWords } from './support.ts';

const REPORTING_FORMATS = ['ocsf', 'splunk-hec', 'ecs', 'cef'] as const;
/** `minimal`: the kind of event and of case; `standard`: with the indicator and its domain. */
const REPORTING_DETAILS = ['minimal', 'standard'] as const;
/** How a request proves that it knows the token: by sending it, or by a signature over the body. */
const REPORTING_SIGNATURES = ['bearer', 'hmac'] as const;

/** What IT wants to be told, and where. */
export interface Reporting {
  /** https; http on 127.0.0.1 only. */
  readonly endpoint: string;
  readonly format: (typeof REPORTING_FORMATS)[number];
  /** Visible ASCII; null where there is none. */
  readonly token: string | null;
  readonly signature: (typeof REPORTING_SIGNATURES)[number];
  readonly detail: (typeof REPORTING_DETAILS)[number];
  readonly events: ReadonlySet<EventName>;
  /** What IT calls this person or device; null: nothing names either. */
  readonly identity: string | null;
  /** The reason to continue is sent in the person's own words, too. */
  readonly hasReasonText: boolean;
  /** IT says that it has agreed with those concerned on what is sent of past contacts. */
  readonly hasAgreement: boolean;
}

/** Off by default: it would tell of too many messages that are none of IT's concern. */
const NOT_BY_DEFAULT: ReadonlySet<EventName> = new Set(['mail.caution']);

/** Null where nothing is sent, because no endpoint is set or the one that is set cannot be used. */
export function readReporting(source: PolicySource): Reporting | null {
  const endpoint = readEndpoint(source);
  const token = readToken(source);
  if (endpoint === null && token !== null) {
    source.rejected.push({ key: 'reportingToken', reason: 'no-endpoint' });
  }
  const reporting = {
    format: readWord('reportingFormat', REPORTING_FORMATS, 'ocsf', source),
    token,
    signature: readWord('reportingSignature', REPORTING_SIGNATURES, 'bearer', source),
    detail: readWord('reportingDetail', REPORTING_DETAILS, 'standard', source),
    events: readEvents(source),
    identity: readIdentity(source),
    hasReasonText: readFlag('reportingReasonText', source),
    hasAgreement: readFlag('reportingAgreement', source),
  };
  return endpoint === null ? null : { endpoint, ...reporting };
}

function readEndpoint(source: PolicySource): string | null {
  const key = 'reportingEndpoint';
  const text = readText(key, source);
  if (text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isLocal = url?.protocol === 'http:' && url.hostname === '127.0.0.1';
  if (url === null) source.rejected.push({ key, reason: 'not-an-address' });
  else if (url.protocol !== 'https:' && !isLocal) source.rejected.push({ key, reason: 'not-https' });
  else if (url.username !== '' || url.password !== '' || url.hash !== '')
    source.rejected.push({ key, reason: 'unsupported-address' });
  else return url.href;
  return null;
}

/** Nothing that could begin another header. */
function readToken(source: PolicySource): string | null {
  const text = readRawText('reportingToken', source);
  if (text === '') return null;
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  source.rejected.push({ key: 'reportingToken', reason: 'not-a-token' });
  return null;
}

/** An empty list is as good as none: templates write one for a field left blank. */
function readEvents(source: PolicySource): ReadonlySet<EventName> {
  const entries = readTexts('reportingEvents', source);
  if (entries.length === 0) return new Set(EVENT_NAMES.filter((name) => !NOT_BY_DEFAULT.has(name)));
  const events = new Set<EventName>();
  for (const { key, text } of entries) {
    const event = EVENT_NAMES.find((name) => name === text.trim().toLowerCase());
    if (event === undefined) source.rejected.push({ key, reason: 'unknown-value' });
    else events.add(event);
  }
  return events;
}

function readIdentity(source: PolicySource): string | null {
  const read = readWords(readText('reportingIdentity', source));
  return read.ok && read.text !== '' ? read.text : null;
}
