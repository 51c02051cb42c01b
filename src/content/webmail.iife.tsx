import type { Adapter } from '../core/mail/adapter.ts';
import { speakMessages } from '../ui/translate.ts';
import { askBackground, isConnected } from './mail/ask-background.ts';
import { holdClicks } from './mail/hold-clicks.ts';
import { prepareCard } from './mail/link-card.tsx';
import { OpenMails } from './mail/open-mails.ts';
import type { OpenMessage } from './mail/read/open-message.ts';
import { readOpenMessages } from './mail/read/read-open-messages.ts';
import { isInDraft } from './mail/read-draft-recipients.ts';
import { watchPage } from './mail/watch-page.ts';

/** In our own world of the document: the script may be put into it more than once. */
interface WebmailWorld {
  cordonReadsMail?: true;
  cordonStopsMail?: () => void;
}

/** Reads the messages of a webmail's page while they are open, and says what is wrong with them. */
async function readMail(): Promise<void> {
  const setup = await askBackground('describeWebmail', {});
  if (setup === null) return;
  speakMessages(setup.texts);
  const card = prepareCard(document);
  const mails = new OpenMails({
    page: document,
    held: holdClicks((address) => void askBackground('openInTab', { address })),
    onAsk: card.open,
  });
  const watch = watchPage(document, () => {
    if (!isConnected()) {
      stop();
      return [];
    }
    const open = readFirstFitting(setup.adapters);
    mails.update(open);
    return open.flatMap(({ roots }) => roots);
  });

  function stop(): void {
    watch.stop();
    card.close();
    mails.removeAll();
    delete world.cordonReadsMail;
  }

  world.cordonStopsMail = stop;
  // Kept for "back", the document has told the background nothing meanwhile.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) mails.tellAgain();
  });
  addEventListener('pagehide', () => mails.tellGone());
}

/**
 * What stands in a frame with an address of its own is read by the script in that frame; a message whose header this page
 * shows is this page's, also where its content is in such a frame. What has no sender and is being written has none to read.
 */
function isOurs({ roots, problem, body }: OpenMessage): boolean {
  if (problem === null) return true;
  const isElsewhere = roots.some(
    (root) => root.nodeType === Node.DOCUMENT_NODE && hasOwnAddress(root as Document),
  );
  return !isElsewhere && !(problem === 'no-sender' && isInDraft(body));
}

/** A frame that the page wrote itself has the page's address, and no script of ours. */
function hasOwnAddress(inside: Document): boolean {
  return isWeb(inside.location.protocol) && cutHash(inside.URL) !== cutHash(document.URL);
}

function cutHash(url: string): string {
  return url.replace(/#.*$/, '');
}

function isWeb(protocol: string): boolean {
  return /^https?:$/.test(protocol);
}

/** Pixels: a smaller frame is for counting or for sending files. */
const FRAME_WIDTH = 150;
const FRAME_HEIGHT = 100;

/** Whether the page has its messages in a frame of its host: what looks like one beside it is a list of them. */
function showsFrame(): boolean {
  return [...document.querySelectorAll('iframe')].some(({ contentDocument, clientWidth, clientHeight }) => {
    const isLarge = clientWidth >= FRAME_WIDTH && clientHeight >= FRAME_HEIGHT;
    return isLarge && contentDocument !== null && hasOwnAddress(contentDocument);
  });
}

function isInFrame({ roots }: OpenMessage): boolean {
  return roots.some(({ nodeType }) => nodeType === Node.DOCUMENT_NODE);
}

/** The first adapter that can read a message decides; where none can, the first that sees one. */
function readFirstFitting(adapters: readonly Adapter[]): readonly OpenMessage[] {
  let seen: readonly OpenMessage[] = [];
  for (const adapter of adapters) {
    const found = readOpenMessages(document, adapter).filter(isOurs);
    const open = adapter.kind === 'generic' && showsFrame() ? found.filter(isInFrame) : found;
    if (open.some(({ problem }) => problem === null)) return open;
    if (seen.length === 0) seen = open;
  }
  return seen;
}

const world = globalThis as WebmailWorld;
// A frame without an address of its own is read by the page around it.
if (world.cordonReadsMail === undefined && isWeb(location.protocol)) {
  world.cordonReadsMail = true;
  void readMail();
}
