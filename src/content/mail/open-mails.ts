import type { OpenMail } from '../../messages/mail-protocol.ts';
import { MAX_MAIL_ID, MAX_OPEN_MAIL } from '../../messages/mail-protocol.ts';
import { askBackground } from './ask-background.ts';
import type { OpenMessage } from './read/open-message.ts';
import { ShownAnswer } from './shown-answer.tsx';
import { type MailSurroundings, ShownMail } from './shown-mail.tsx';

/** The messages that a page shows, by the webmail's own ids. */
export class OpenMails {
  readonly #surroundings: MailSurroundings;
  readonly #shown = new Map<string, ShownMail>();
  readonly #answer: ShownAnswer;
  #told = '[]';

  constructor(surroundings: Omit<MailSurroundings, 'onJudged'>) {
    this.#surroundings = { ...surroundings, onJudged: () => this.#tell() };
    this.#answer = new ShownAnswer(this.#surroundings);
  }

  /** Takes in what the page shows now: what is new is asked about, what is gone is forgotten. */
  update(read: readonly OpenMessage[]): void {
    const open = read.filter(({ state }) => state === 'open').slice(0, MAX_OPEN_MAIL);
    const ids = new Set(open.map(({ id }) => id));
    for (const [id, mail] of this.#shown) {
      if (ids.has(id)) continue;
      mail.remove();
      this.#shown.delete(id);
    }
    for (const message of open) {
      const known = this.#shown.get(message.id);
      const mail = known ?? new ShownMail(message, this.#surroundings);
      this.#shown.set(message.id, mail);
      mail.update(message);
    }
    // Where the message is shown, the draft of its answer is seen with it.
    if (open.length === 0) this.#answer.update();
    else this.#answer.remove();
    this.#tell();
  }

  removeAll(): void {
    for (const mail of this.#shown.values()) mail.remove();
    this.#shown.clear();
    this.#answer.remove();
    this.#tell();
  }

  /** The page is shown again after another one. */
  tellAgain(): void {
    this.#told = '';
    this.#tell();
  }

  /** The page goes away; the frame that it was in may go with it. */
  tellGone(): void {
    if (this.#told !== '[]') void askBackground('reportOpenMail', { open: [] });
  }

  /** Tells the background, for popup and toolbar, what is open and what was said of it. */
  #tell(): void {
    const open: OpenMail[] = [];
    for (const [id, mail] of this.#shown) {
      const level = mail.level();
      if (level !== null) open.push({ id: id.slice(0, MAX_MAIL_ID), level });
    }
    const answer = this.#answer.level();
    if (answer !== null) open.push({ id: 'answer', level: answer });
    const told = JSON.stringify(open);
    if (told === this.#told) return;
    this.#told = told;
    void askBackground('reportOpenMail', { open });
  }
}
