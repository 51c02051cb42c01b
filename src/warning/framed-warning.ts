import type { WarningView } from '../messages/protocol.ts';
import { sendMessage } from '../platform/messaging.ts';
import { nameState, sayHeadline } from '../ui/case-words.ts';
import { labelDocument } from '../ui/language.ts';
import { SHAPES } from '../ui/state-shapes.ts';
import { pickVerdictTone } from '../ui/tone.ts';
import { t } from '../ui/translate.ts';

type ListedView = Extract<WarningView<{ readonly host: string }>, { kind: 'listed' }>;

const SVG = 'http://www.w3.org/2000/svg';
const ICON_SIZE = 28;

/**
 * The warning inside a page's frame, made without the library that draws our other pages: the page around it may have
 * thousands of them. It may also cover or restyle its surroundings, so nothing here lets anything through: the only control
 * opens the same warning in a tab of its own.
 * @param address the text behind `#`; nothing of it is shown, only what the background answers is
 * @param showElse shows what is no warning
 */
export async function showFramedWarning(
  root: HTMLElement,
  address: string,
  showElse: () => Promise<void>,
): Promise<void> {
  const view = await sendMessage('describeWarning', { address }).catch(() => null);
  // A page that has many frames stopped shows a few warnings; its other frames stay empty.
  if (view?.kind === 'crowded') return labelDocument('Cordon');
  if (view?.kind !== 'listed') return showElse();
  labelDocument(`${nameState(view.verdict)} – Cordon`);
  root.append(makeWarning(view, address));
}

function makeWarning({ verdict, support, address: { host } }: ListedView, address: string): HTMLElement {
  const headline = make('h1', '', sayHeadline(verdict, support.organisation));
  headline.id = 'headline';
  const text = make('p', 'small', t('framed_text'));
  text.id = 'framed-text';
  const status = make('p', 'small');
  status.role = 'status';
  const button = make('button', 'button button-small', t('open_in_tab'));
  button.type = 'button';
  button.addEventListener('click', () => {
    sendMessage('openInTab', { address }).catch(() => {
      status.textContent = t('no_answer_short');
    });
  });
  const words = make('div', 'framed-words');
  words.append(
    make('p', 'tone-word small', nameState(verdict)),
    headline,
    makeHost(host),
    text,
    button,
    status,
  );
  const tone = pickVerdictTone(verdict);
  const body = make('div', 'framed-body');
  body.append(makeIcon(tone), words);
  const warning = make('div', `framed tone-${tone}`);
  warning.role = 'alertdialog';
  warning.setAttribute('aria-labelledby', 'headline');
  warning.setAttribute('aria-describedby', 'framed-text');
  warning.append(make('div', 'tape'), body);
  return warning;
}

/** The host with its dots in brackets. Whose it is within it would take the public suffix list: the tab shows that. */
function makeHost(host: string): HTMLElement {
  const shown = make('bdi', 'address', host.replaceAll('.', '[.]'));
  shown.dir = 'ltr';
  shown.translate = false;
  return shown;
}

function makeIcon(tone: ReturnType<typeof pickVerdictTone>): SVGElement {
  const { outline, glyph } = SHAPES[tone];
  const icon = makeShape('svg', {
    class: `state-icon tone-${tone}`,
    width: `${ICON_SIZE}`,
    height: `${ICON_SIZE}`,
    viewBox: '0 0 24 24',
    'aria-hidden': 'true',
  });
  icon.append(
    makeShape('path', { class: 'state-icon-shape', d: outline }),
    makeShape('path', { class: 'state-icon-glyph', d: glyph }),
  );
  return icon;
}

function makeShape(name: 'svg' | 'path', attributes: Readonly<Record<string, string>>): SVGElement {
  const shape = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
  return shape;
}

function make<N extends keyof HTMLElementTagNameMap>(
  name: N,
  className: string,
  text = '',
): HTMLElementTagNameMap[N] {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
