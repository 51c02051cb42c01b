import { render } from 'preact';
import type { MailLevel } from '../../core/mail/assessment.ts';
import type { AnswerView } from '../../messages/mail-protocol.ts';
import { buildRoom } from '../build-room.ts';
import { askBackground } from './ask-background.ts';
import css from './bar.css?inline';
import { keepAbove } from './keep-above.ts';
import { MailBar } from './mail-bar.tsx';
import { sayMail } from './mail-words.ts';
import { findComposer } from './read-draft-recipients.ts';
import type { MailSurroundings } from './shown-mail.tsx';

const NOTHING: AnswerView = { sender: '', assessment: null };

/**
 * The draft of an answer on a page of its own, and the notice beside it: what is wrong with the message that is answered, or
 * with whom the answer goes to.
 */
export class ShownAnswer {
  readonly #surroundings: MailSurroundings;
  readonly #room: ReturnType<typeof buildRoom>;
  readonly #place: ReturnType<typeof keepAbove>;
  #field: HTMLInputElement | null = null;
  /** It says which message is answered, until that was found: the person may write another one since. */
  #subject = '';
  #isFound = false;
  /** The draft that was asked about. */
  #asked = '';
  #level: MailLevel | null = null;

  constructor(surroundings: MailSurroundings) {
    this.#surroundings = surroundings;
    this.#room = buildRoom(surroundings.page, css);
    this.#place = keepAbove(this.#room, 'person');
  }

  /** What was said beside it; null where nothing was. */
  level(): MailLevel | null {
    return this.#level;
  }

  /** Looks at the draft that the page shows. */
  update(): void {
    const composer = findComposer(this.#surroundings.page, this.#field);
    if (composer === null) {
      this.remove();
      return;
    }
    const { field, place, recipients } = composer;
    if (field !== this.#field) {
      this.#field = field;
      this.#isFound = false;
      this.#asked = '';
    }
    if (!this.#isFound) this.#subject = field.value;
    if (this.#level !== null) this.#place.putAbove(place);
    const asked = [this.#subject, ...recipients].join();
    if (asked === this.#asked) return;
    this.#asked = asked;
    void askBackground('assessAnswer', { subject: this.#subject, recipients }).then((view) => {
      // Somebody may have been added meanwhile, or the draft was closed.
      if (this.#asked !== asked) return;
      this.#isFound = view !== null;
      const { sender, assessment } = view ?? NOTHING;
      const words = assessment === null ? null : sayMail(assessment);
      if (assessment === null || words === null) this.#hide();
      else {
        this.#level = assessment.level === 'danger' ? 'danger' : 'caution';
        render(<MailBar words={words} payees={[]} answer={{ sender, recipients }} />, this.#room.room);
        this.#place.putAbove(place);
      }
      this.#surroundings.onJudged();
    });
  }

  /** The page shows no draft of an answer, or a message besides. */
  remove(): void {
    this.#field = null;
    this.#asked = '';
    this.#hide();
  }

  #hide(): void {
    this.#level = null;
    this.#place.remove();
    render(null, this.#room.room);
  }
}
