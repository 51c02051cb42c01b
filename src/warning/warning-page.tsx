import { type JSX, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { nameState } from '../ui/case-words.ts';
import { labelDocument } from '../ui/language.ts';
import { t } from '../ui/translate.ts';
import { askAboutAddress, type WarningAnswer } from './ask-about-address.ts';
import { ListedWarning } from './listed-warning.tsx';
import { NoAnswerPage, NotListedPage } from './quiet-page.tsx';

interface WarningPageProps {
  /** The text behind `#`. Nothing of it is shown: only what the background answers is. */
  readonly address: string;
}

function titleOf(answer: WarningAnswer): string {
  switch (answer.kind) {
    case 'listed':
      return nameState(answer.verdict);
    case 'not-listed':
      return answer.address === null ? t('headline_nothing') : t('tone_not_listed');
    case 'no-answer':
      return t('headline_no_answer');
  }
}

function WarningPage({ address }: WarningPageProps): JSX.Element | null {
  const [answer, setAnswer] = useState<WarningAnswer | null>(null);
  useEffect(() => askAboutAddress(address, setAnswer), [address]);
  useEffect(() => labelDocument(answer === null ? 'Cordon' : `${titleOf(answer)} – Cordon`), [answer]);

  if (answer === null) return null;
  if (answer.kind === 'no-answer') return <NoAnswerPage />;
  if (answer.kind === 'not-listed') return <NotListedPage view={answer} />;
  return <ListedWarning view={answer} />;
}

/** Shows the warning of a tab. @param address the text behind `#` */
export function showWarning(root: HTMLElement, address: string): void {
  render(<WarningPage address={address} />, root);
}
