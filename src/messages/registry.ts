import { CONTINUE_REASONS, type ContinueReason, MAX_REASON_TEXT } from './continue-reason.ts';
import { type RefusalReason, readRequest } from './envelope.ts';
import { EXPOSURE_CHANGES } from './exposure.ts';
import { INSPECTION_TOKEN } from './inspection.ts';
import type { InputOf, MessageName } from './protocol.ts';
import { readAnswerDraft, readMailMessage, readOpenMail, readRecipients } from './read-mail-message.ts';
import {
  readAccountCheck,
  readAccountOfVendor,
  readForgetting,
  readMemoryQuery,
  readMemorySwitch,
  readPayeeCheck,
  readUndo,
  readVendorListInput,
} from './read-memory-input.ts';
import { readField, readOneOf, readText, readWholeNumber } from './read-value.ts';

/**
 * Our own pages, by the path of their document; `webmail`, our scripts in a page of which mail is checked; and `notice`, our
 * script in any other web page.
 */
export type SenderPage = 'warning' | 'popup' | 'options' | 'inspect' | 'webmail' | 'notice';

/** Who sent a message, as the browser tells it; nothing here comes from the message itself. */
export interface Sender {
  readonly page: SenderPage;
  /** Null for pages that are in no tab (the popup). */
  readonly tabId: number | null;
  readonly isTopFrame: boolean;
  readonly isPrivate: boolean;
  /** Of the web page that our script is in; absent for our own pages. */
  readonly hostname?: string;
  /** Of that page; absent for our own pages. */
  readonly address?: string;
  /** Of the frame in its tab; absent for our own pages. */
  readonly frameId?: number;
}

interface Registration<N extends MessageName> {
  readonly from: readonly SenderPage[];
  /** `top`: only the page itself, never one that another page has framed. */
  readonly frame: 'top' | 'any';
  readonly readInput: (value: unknown) => InputOf<N> | null;
}

/** Longest address taken from a page, in UTF-16 units: what browsers themselves allow (2 MiB), and a margin. */
const MAX_ADDRESS = 2 * 1024 * 1024 + 1024;
/** Longest text that the popup's field takes. */
const MAX_TYPED = 64 * 1024;
/** Longest key of a followed list. */
const MAX_KEY = 64;
/** Longest host that a list or a site has. */
const MAX_HOST = 253;
const MAX_FILE_NAME = 1024;
/** Longest file in base64: of 12 MB, a little more than what our script reads. */
const MAX_FILE = 16 * 1024 * 1024;

/** Who may say what. A message that is not here does not exist. */
const REGISTRY: { readonly [N in MessageName]: Registration<N> } = {
  describeWarning: {
    from: ['warning'],
    frame: 'any',
    readInput: (value) => {
      const address = readText(value, 'address', MAX_ADDRESS);
      return address === null ? null : { address };
    },
  },
  continueVisit: {
    from: ['warning'],
    frame: 'top',
    readInput: (value) => {
      const token = readText(value, 'token', 64);
      if (token === null) return null;
      const given = readField(value, 'reason');
      if (given === undefined) return { token };
      const reason = readReason(given);
      return reason === null ? null : { token, reason };
    },
  },
  goBack: {
    from: ['warning'],
    frame: 'top',
    readInput: (value) => {
      const historyLength = readWholeNumber(value, 'historyLength');
      return historyLength === null ? null : { historyLength };
    },
  },
  openInTab: {
    from: ['warning', 'webmail'],
    frame: 'any',
    readInput: (value) => {
      const address = readText(value, 'address', MAX_ADDRESS);
      return address === null ? null : { address };
    },
  },
  describeTab: { from: ['popup'], frame: 'top', readInput: readTabId },
  checkAddress: {
    from: ['popup', 'inspect'],
    frame: 'top',
    readInput: (value) => {
      const text = readText(value, 'text', MAX_TYPED);
      return text === null ? null : { text };
    },
  },
  describeProtection: { from: ['options'], frame: 'top', readInput: () => ({}) },
  describePolicy: { from: ['options'], frame: 'top', readInput: () => ({}) },
  updateLists: { from: ['options'], frame: 'top', readInput: () => ({}) },
  previewList: { from: ['options'], frame: 'top', readInput: readTypedListAddress },
  followList: { from: ['options'], frame: 'top', readInput: readTypedListAddress },
  unfollowList: { from: ['options'], frame: 'top', readInput: readListKey },
  acknowledgeProblem: { from: ['popup', 'options'], frame: 'top', readInput: readListKey },
  describeReporting: { from: ['options'], frame: 'top', readInput: () => ({}) },
  noteMistake: {
    from: ['warning'],
    frame: 'top',
    readInput: (value) => {
      const address = readText(value, 'address', MAX_ADDRESS);
      return address === null ? null : { address };
    },
  },
  describeExposure: { from: ['popup', 'options'], frame: 'top', readInput: () => ({}) },
  changeExposure: {
    from: ['popup', 'options'],
    frame: 'top',
    readInput: (value) => {
      const change = readOneOf(value, 'change', EXPOSURE_CHANGES);
      return change === null ? null : { change };
    },
  },
  describeMemory: { from: ['options'], frame: 'top', readInput: () => ({}) },
  listMemory: { from: ['options'], frame: 'top', readInput: readMemoryQuery },
  exportMemory: { from: ['options'], frame: 'top', readInput: () => ({}) },
  forgetMemory: { from: ['options'], frame: 'top', readInput: readForgetting },
  undoForgetting: { from: ['options'], frame: 'top', readInput: readUndo },
  switchMemory: { from: ['options'], frame: 'top', readInput: readMemorySwitch },
  takeVendorList: { from: ['options'], frame: 'top', readInput: readVendorListInput },
  confirmAccount: { from: ['options', 'webmail'], frame: 'any', readInput: readAccountCheck },
  confirmPayee: { from: ['inspect'], frame: 'top', readInput: readPayeeCheck },
  undoConfirmation: { from: ['inspect', 'options', 'webmail'], frame: 'any', readInput: readAccountOfVendor },
  dismissNotice: { from: ['notice', 'webmail'], frame: 'top', readInput: () => ({}) },
  describeWebmail: { from: ['webmail'], frame: 'any', readInput: () => ({}) },
  assessMail: {
    from: ['webmail', 'inspect'],
    frame: 'any',
    readInput: (value) => {
      const message = readMailMessage(readField(value, 'message'));
      if (message === null) return null;
      if (readField(value, 'recipients') === undefined) return { message };
      const recipients = readRecipients(value);
      return recipients === null ? null : { message, recipients };
    },
  },
  assessAnswer: { from: ['webmail'], frame: 'any', readInput: readAnswerDraft },
  reportOpenMail: {
    from: ['webmail'],
    frame: 'any',
    readInput: (value) => {
      const open = readOpenMail(value);
      return open === null ? null : { open };
    },
  },
  inspectFile: {
    from: ['webmail'],
    frame: 'any',
    readInput: (value) => {
      const name = readText(value, 'name', MAX_FILE_NAME);
      const base64 = readText(value, 'base64', MAX_FILE);
      return name === null || base64 === null ? null : { name, base64 };
    },
  },
  checkMailOnSite: { from: ['popup'], frame: 'top', readInput: readTabId },
  leaveMailSite: {
    from: ['popup', 'options'],
    frame: 'top',
    readInput: (value) => {
      const host = readText(value, 'host', MAX_HOST);
      return host === null ? null : { host };
    },
  },
  describeMailSites: { from: ['options'], frame: 'top', readInput: () => ({}) },
  takeInspection: {
    from: ['inspect'],
    frame: 'top',
    readInput: (value) => {
      const token = readText(value, 'token', 64);
      return token !== null && INSPECTION_TOKEN.test(token) ? { token } : null;
    },
  },
};

/** A message that may be handled: known, from a sender that may send it, with an input of its type. */
export type Admitted = {
  readonly [N in MessageName]: { readonly name: N; readonly input: InputOf<N> };
}[MessageName];

export type Admission =
  | { readonly ok: true; readonly message: Admitted; readonly sender: Sender }
  | { readonly ok: false; readonly error: RefusalReason };

/**
 * Admits a message or says why not.
 * @param sender null for everything that is neither one of our own pages nor our script in a web page
 */
export function admitMessage(value: unknown, sender: Sender | null): Admission {
  const request = readRequest(value);
  if (request === null) return { ok: false, error: 'malformed' };
  if (!Object.hasOwn(REGISTRY, request.name)) return { ok: false, error: 'unknown-message' };
  const name = request.name as MessageName;
  const { from, frame, readInput } = REGISTRY[name];
  if (sender === null || !from.includes(sender.page) || (frame === 'top' && !sender.isTopFrame)) {
    return { ok: false, error: 'wrong-sender' };
  }
  const input = readInput(request.input);
  if (input === null) return { ok: false, error: 'bad-input' };
  return { ok: true, message: { name, input } as Admitted, sender };
}

function readTabId(value: unknown): { readonly tabId: number } | null {
  const tabId = readWholeNumber(value, 'tabId');
  return tabId === null ? null : { tabId };
}

function readReason(value: unknown): ContinueReason | null {
  const code = CONTINUE_REASONS.find((known) => known === readField(value, 'code'));
  const text = readText(value, 'text', MAX_REASON_TEXT);
  return code === undefined || text === null ? null : { code, text };
}

function readTypedListAddress(value: unknown): { readonly address: string } | null {
  const address = readText(value, 'address', MAX_TYPED);
  return address === null ? null : { address };
}

function readListKey(value: unknown): { readonly key: string } | null {
  const key = readText(value, 'key', MAX_KEY);
  return key === null ? null : { key };
}
