import type { ComponentChildren, JSX } from 'preact';
import type { Support } from '../core/policy/support.ts';
import { StateIcon } from '../ui/state-icon.tsx';
import type { Tone } from '../ui/tone.ts';
import { BrandLine } from './brand-line.tsx';

interface PageFrameProps {
  readonly tone: Tone;
  /** The state in a word, beside its icon. */
  readonly word?: string;
  readonly headline: string;
  /** The organisation that manages this browser stands beside Cordon. */
  readonly support?: Support;
  /** Ids of the elements that describe the dialog; makes the frame an alert dialog. */
  readonly describedBy?: string;
  readonly children: ComponentChildren;
}

/** What every page of the warning shares: tape where something is closed off, icon, word and headline in one column. */
export function PageFrame(props: PageFrameProps): JSX.Element {
  const { tone, word, headline, support, describedBy, children } = props;
  const dialog =
    describedBy === undefined
      ? {}
      : ({ role: 'alertdialog', 'aria-labelledby': 'headline', 'aria-describedby': describedBy } as const);
  return (
    <div class={`panel tone-${tone}`} {...dialog}>
      {tone !== 'not-listed' && <div class="tape" />}
      <div class="panel-body">
        <header class="panel-head">
          <StateIcon tone={tone} size={48} />
          <p class="tone-word">{word}</p>
          <BrandLine support={support} />
          <h1 id="headline">{headline}</h1>
        </header>
        {children}
      </div>
    </div>
  );
}
