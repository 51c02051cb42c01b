import type en from '../../public/_locales/en/messages.json';

type Messages = typeof en;

/** A key of `public/_locales/<lang>/messages.json`. */
export type MessageKey = keyof Messages;

type LastOf<Union> = (Union extends unknown ? (member: (of: Union) => void) => void : never) extends (
  member: infer Member,
) => void
  ? Member extends (of: infer Last) => void
    ? Last
    : never
  : never;

/** A tuple of strings, one per member of the union: how many values a message needs. */
type OnePer<Union, Values extends string[] = []> = [Union] extends [never]
  ? Values
  : OnePer<Exclude<Union, LastOf<Union>>, [...Values, string]>;

type Substitutions<K extends MessageKey> = Messages[K] extends { placeholders: infer Named }
  ? [values: Readonly<OnePer<keyof Named>>]
  : [];

/** The part of the browser's i18n interface that is used here; the same in Chromium and Firefox. */
interface BrowserMessages {
  getMessage(key: string, substitutions?: readonly string[]): string;
  getUILanguage(): string;
}
declare const chrome: { readonly i18n: BrowserMessages };

/**
 * The message in the reader's language. Values stand in the order of the message's placeholders (`$1`, `$2`, …); how
 * many there must be is checked by the compiler.
 *
 * Read from `chrome.i18n` itself, which Chromium and Firefox share, so that notices in web pages need no polyfill.
 */
export function t<K extends MessageKey>(key: K, ...substitutions: Substitutions<K>): string {
  const [values] = substitutions;
  const chosen = chosenMessages.get(key);
  if (chosen !== undefined) return fillIn(chosen, values ?? []);
  return values === undefined ? chrome.i18n.getMessage(key) : chrome.i18n.getMessage(key, values);
}

interface ChosenMessage {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string } | undefined>>;
}

const chosenMessages = new Map<string, ChosenMessage>();

/** Takes the texts of one of our own languages before the browser's. @param messages of `public/_locales/<lang>/messages.json` */
export function speakMessages(messages: Readonly<Record<string, ChosenMessage>>): void {
  for (const [key, message] of Object.entries(messages)) chosenMessages.set(key, message);
}

/** As browsers do it: `$1` stands for the first value, and `$NAME$` for the placeholder's content, which is such a number. */
function fillIn({ message, placeholders }: ChosenMessage, values: readonly string[]): string {
  return message.replace(/\$([1-9])|\$(\w+)\$/g, (all, digit: string | undefined, name = '') => {
    const number = digit ?? placeholders?.[String(name).toLowerCase()]?.content.slice(1);
    return number === undefined ? all : (values[Number(number) - 1] ?? '');
  });
}

/** The browser's own language tag ("de-AT"), whether or not Cordon speaks it. */
export function readBrowserLanguage(): string {
  return chrome.i18n.getUILanguage();
}
