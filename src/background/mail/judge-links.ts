import { ACTIONS } from '../../core/list/model.ts';
import type { Verdict } from '../../core/list/verdict.ts';
import type { MailLink } from '../../core/mail/message.ts';
import { unwrapLink } from '../../core/url/unwrap-link.ts';
import type { LinkView } from '../../messages/mail-protocol.ts';
import type { Visits } from '../visits.ts';

const NOT_WEB: Verdict = { kind: 'clear', because: 'not-web' };
const MAIL_TO = /^mailto:/i;

/** Looks through each link, and asks the lists about it, every address on its way, and its target. In the links' order. */
export function judgeLinks(visits: Visits, links: readonly MailLink[]): Promise<readonly LinkView[]> {
  const asked = new Map<string, Promise<Verdict>>();
  const ask = (address: string): Promise<Verdict> => {
    const known = asked.get(address);
    if (known !== undefined) return known;
    const verdict = visits.judge(address, null).then((judgement) => judgement.verdict);
    asked.set(address, verdict);
    return verdict;
  };
  return Promise.all(links.map((link) => judgeLink(visits, ask, link)));
}

async function judgeLink(
  visits: Visits,
  ask: (address: string) => Promise<Verdict>,
  { href }: MailLink,
): Promise<LinkView> {
  if (MAIL_TO.test(href)) return judgeMailTo(visits, href);
  // Without a scheme it takes the page's, which is no matter to the lists.
  const { steps, target, hiddenBy, hint } = unwrapLink(href.replace(/^\s*\/\//, 'https://'), URL);
  const addresses = [
    ...(target === null ? [] : [target]),
    ...steps.map(({ address }) => address),
    ...(hint === null ? [] : [`http://${hint}/`]),
  ];
  const verdicts = await Promise.all(addresses.map(ask));
  const weights = verdicts.map(weigh);
  const heaviest = weights.indexOf(Math.max(...weights));
  const verdict = verdicts[heaviest] ?? NOT_WEB;
  return { steps, target, hiddenBy, verdict, judged: addresses[heaviest] ?? null };
}

/** Every address that it writes to (RFC 6068): those before `?`, and in `to`, `cc` and `bcc`. */
async function judgeMailTo(visits: Visits, href: string): Promise<LinkView> {
  const verdicts = await Promise.all(
    listRecipients(href).map((value) => visits.judgeNamed({ type: 'email', value })),
  );
  const [verdict = NOT_WEB] = [...verdicts].sort((a, b) => weigh(b) - weigh(a));
  return { steps: [], target: null, hiddenBy: null, verdict, judged: null };
}

function listRecipients(href: string): readonly string[] {
  const [path = '', query = ''] = href.replace(MAIL_TO, '').split('?', 2);
  const fields = new URLSearchParams(query.replaceAll('+', '%2B'));
  const lists = [decode(path), ...['to', 'cc', 'bcc'].flatMap((name) => fields.getAll(name))];
  return lists.flatMap((list) =>
    list
      .split(',')
      .map((address) => address.trim().toLowerCase())
      .filter((address) => address.includes('@')),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The stronger action weighs more; what is clear weighs nothing. */
function weigh(verdict: Verdict): number {
  return verdict.kind === 'listed' ? 1 + ACTIONS.indexOf(verdict.action) : 0;
}
