import { render } from 'preact';
import type { Assessment } from '../../core/mail/assessment.ts';
import { fitMailMessage } from '../../messages/fit-mail-message.ts';
import type { LinkView, MailView } from '../../messages/mail-protocol.ts';
import { buildRoom } from '../build-room.ts';
import { askBackground } from './ask-background.ts';
import css from './bar.css?inline';
import type { HeldLinks } from './hold-clicks.ts';
import { keepAbove } from './keep-above.ts';
import { MailBar } from './mail-bar.tsx';
import { type ShownAssessment, sayMail } from './mail-words.ts';
import { type BadLink, markLinks, type OnAsk } from './mark-links.ts';
import { offerChecks } from './offer-check.ts';
import type { OpenMessage } from './read/open-message.ts';
import { readAnswerTo } from './read-draft-recipients.ts';

/** What the messages of a page share. */
export interface MailSurroundings {
  readonly page: Document;
  readonly held: HeldLinks;
  readonly onAsk: OnAsk;
  /** Told when what is said of a message has changed. */
  readonly onJudged: () => void;
}

/** One open message, with what we put beside it: as long as the webmail shows it, however often it is built anew. */
export class ShownMail {
  readonly #surroundings: MailSurroundings;
  readonly #room: ReturnType<typeof buildRoom>;
  readonly #place: ReturnType<typeof keepAbove>;
  readonly #marks: ReturnType<typeof markLinks>;
  readonly #offers: ReturnType<typeof offerChecks>;
  #open: OpenMessage;
  /** Of the content that was asked about. */
  #signature = '';
  /** Whom an answer to it goes to, as far as a draft was seen. */
  #recipients: readonly string[] = [];
  #view: MailView | null = null;
  /** What the bar was put into words for, and whether there was something to say. */
  #said: { readonly view: MailView; readonly problem: OpenMessage['problem'] } | null = null;
  #isSaid = false;
  #linkViews: ReadonlyMap<string, LinkView | undefined> = new Map();

  constructor(open: OpenMessage, surroundings: MailSurroundings) {
    this.#open = open;
    this.#surroundings = surroundings;
    this.#room = buildRoom(surroundings.page, css);
    this.#place = keepAbove(this.#room, 'sender');
    this.#offers = offerChecks();
    this.#marks = markLinks(surroundings.held, surroundings.onAsk);
  }

  /** What was said of it; null until something was. */
  level(): Assessment['level'] | null {
    return this.#view === null ? null : this.#assessment(this.#view).level;
  }

  /** Takes in how the message stands in the page now; asks about it where its content is new. */
  update(open: OpenMessage): void {
    this.#open = open;
    // What was seen of an answer is known also after it was closed.
    this.#recipients = readAnswerTo(open.body, open.message.subject) ?? this.#recipients;
    const recipients = this.#recipients;
    const signature = signatureOf([open.message, open.problem, recipients]);
    if (signature === this.#signature) {
      this.#show();
      return;
    }
    this.#signature = signature;
    this.#offers.show(open.attachments, open.message.subject);
    const message = fitMailMessage(open.message);
    void askBackground('assessMail', { message, recipients }).then((view) => {
      // The message may have changed or been closed meanwhile.
      if (this.#signature !== signature || view === null) return;
      this.#view = view;
      this.#linkViews = new Map(message.links.map(({ href }, index) => [href, view.links[index]]));
      this.#show();
      this.#surroundings.onJudged();
    });
  }

  remove(): void {
    this.#signature = '';
    this.#marks.remove();
    this.#offers.remove();
    this.#place.remove();
    render(null, this.#room.room);
  }

  #show(): void {
    this.#offers.show(this.#open.attachments, this.#open.message.subject);
    if (this.#view === null) return;
    this.#marks.show(this.#listBadLinks());
    const { problem } = this.#open;
    if (this.#said?.view !== this.#view || this.#said.problem !== problem) {
      this.#said = { view: this.#view, problem };
      const words = sayMail(this.#assessment(this.#view));
      this.#isSaid = words !== null;
      if (words !== null) render(<MailBar words={words} payees={this.#view.payees} />, this.#room.room);
    }
    if (this.#isSaid) this.#place.putAbove(this.#open.body);
    else this.#place.remove();
  }

  /** A message whose sender or text cannot be read is never said to be clear; what a list says of it counts all the same. */
  #assessment({ assessment }: MailView): ShownAssessment {
    const { problem } = this.#open;
    return problem === null || assessment.level === 'danger'
      ? assessment
      : { level: 'unreadable', reason: problem };
  }

  #listBadLinks(): readonly BadLink[] {
    return this.#open.links.flatMap(({ element, link }) => {
      const view = this.#linkViews.get(link.href);
      return view?.verdict.kind === 'listed' ? [{ element, view, verdict: view.verdict }] : [];
    });
  }
}

/** Tells one content from another; FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), so that no text is kept. */
function signatureOf(content: unknown): string {
  const text = JSON.stringify(content);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length} ${hash}`;
}
