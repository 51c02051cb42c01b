import type { Verdict } from '../core/list/verdict.ts';
import type { Adapter } from '../core/mail/adapter.ts';
import type { AnswerDraft } from '../core/mail/answer/find-answered.ts';
import type { Assessment } from '../core/mail/assessment.ts';
import type { MailMessage } from '../core/mail/message.ts';
import type { Payee } from './memory.ts';
import type { PageTexts } from './page-texts.ts';

/** The messages about mail, as functions (see `protocol.ts`). */
export interface MailProtocol {
  /** What our script in a webmail reads with. Null where mail is not checked (any more). */
  describeWebmail(input: Record<never, never>): WebmailSetup | null;
  /**
   * Judges one message. What was read of it stays on the device.
   * @param input.recipients addresses in lower case that a draft of its answer goes to, where one is open beside it
   */
  assessMail(input: { readonly message: MailMessage; readonly recipients?: readonly string[] }): MailView;
  /**
   * Judges the message once more that a draft on a page of its own answers. Null where it is not known which message that is.
   */
  assessAnswer(input: AnswerDraft): AnswerView | null;
  /** The messages that the sender's frame shows now and what was said of them; they take the place of those told before. */
  reportOpenMail(input: { readonly open: readonly OpenMail[] }): null;
  /** Opens the inspect page with a file of the sender's page, which a person asked to have checked. */
  inspectFile(input: { readonly name: string; readonly base64: string }): 'opened' | 'too-large';
  /** "Check mail on this site", for the site that a tab shows. @returns the sites of which mail is checked then */
  checkMailOnSite(input: { readonly tabId: number }): readonly MailSite[];
  /** Takes back the person's "check mail on this site". @returns the sites of which mail is checked then */
  leaveMailSite(input: { readonly host: string }): readonly MailSite[];
  /** Where mail is checked, and who chose it. */
  describeMailSites(input: Record<never, never>): readonly MailSite[];
}

/** How the open messages of a page are read. */
export interface WebmailSetup {
  /** Those that may fit the page, the more special first; never empty. */
  readonly adapters: readonly Adapter[];
  /** Empty where the page's notices speak the browser's language. */
  readonly texts: PageTexts;
}

/** What is said of a message. */
export interface MailView {
  readonly assessment: Assessment;
  /** One for each link of the message, in its order. */
  readonly links: readonly LinkView[];
  /** Accounts of the message that a person may say to have checked; none in a private window. */
  readonly payees: readonly Payee[];
}

/** What is said beside the draft of an answer, of the message that it answers. */
export interface AnswerView {
  /** Null where nothing is to be said. */
  readonly assessment: Assessment | null;
  /** Address of the message's sender; the name where the webmail shows no more. */
  readonly sender: string;
}

/** Where a link leads, and what the lists say of it. */
export interface LinkView {
  /** The services that it leads through, outermost first. */
  readonly steps: readonly { readonly service: string; readonly address: string }[];
  /** Where it leads in the end, as far as that can be read; null for what is no web address. */
  readonly target: string | null;
  /** The service that keeps the target to itself. */
  readonly hiddenBy: string | null;
  /** Of the link, of every service on its way and of its target: the one that weighs most. */
  readonly verdict: Verdict;
  /** The address that the verdict is on, as the warning takes it; null where it is on no web address. */
  readonly judged: string | null;
}

/** What was said of an open message, without anything of its content. */
export interface OpenMail {
  /** As the webmail names the message, at most {@link MAX_MAIL_ID} UTF-16 units. */
  readonly id: string;
  readonly level: Assessment['level'];
}

/** A site of which mail is checked. */
export interface MailSite {
  /** Host, or `*.host` for it and those below it. */
  readonly host: string;
  readonly by: 'package' | 'organisation' | 'person';
}

/** What the popup says of the mail in a tab. */
export interface TabMail {
  /** Host that mail could be checked on; null where no script may run. */
  readonly host: string | null;
  /** Who chose that mail is checked there; null where it is not. */
  readonly by: MailSite['by'] | null;
  readonly open: readonly OpenMail[];
  /** The person may say where mail is checked: not in a private window, and not where policy says it. */
  readonly mayChange: boolean;
}

export const MAX_MAIL_ID = 256;
/** Addresses of a draft that are looked at. */
export const MAX_RECIPIENTS = 50;
/** Messages that one frame tells of; a long thread has a few dozen. */
export const MAX_OPEN_MAIL = 100;
