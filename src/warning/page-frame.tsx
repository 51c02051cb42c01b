import type { ComponentChildren, JSX } from 'preact';
import { StateIcon } from '../ui/state-icon.tsx';
import type { Tone } from '../ui/tone.ts';

interface PageFrameProps {
  readonly tone: Tone;
  /** The state in a word, above the headline. */
  readonly word: string;
  readonly headline: string;
  /** Ids of the elements that describe the dialog; makes the frame an alert dialog. */
  readonly describedBy?: string;
  readonly children: ComponentChildren;
}

/** What every page of the warning shares: tape, icon, word and headline in one column. */
export function PageFrame({ tone, word, headline, describedBy, children }: PageFrameProps): JSX.Element {
  const dialog =
    describedBy === undefined
      ? {}
      : ({ role: 'alertdialog', 'aria-labelledby': 'headline', 'aria-describedby': describedBy } as const);
  return (
    <div class={`panel tone-${tone}`} {...dialog}>
      <div class="tape" />
      <div class="panel-body">
        <header class="panel-head">
          <StateIcon tone={tone} size={48} />
          <p class="tone-word">{word}</p>
          <h1 id="headline">{headline}</h1>
        </header>
        {children}
      </div>
    </div>
  );
}
