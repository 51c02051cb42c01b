import { render } from 'preact';
import { chosenLanguage } from '../platform/chosen-language.ts';
import { speakLanguage } from '../ui/speak-language.ts';
import { WarningPage } from './warning-page.tsx';

const root = document.querySelector('#root');
if (root !== null) {
  await speakLanguage(await chosenLanguage.read());
  // The browser's rule puts the address after `#` as it is: it may hold further `#`, and it is believed by nobody here.
  const address = location.hash.slice(1);
  // Another address typed behind the same page changes the fragment only: it is a new question.
  addEventListener('hashchange', () => location.reload());
  render(<WarningPage address={address} isFramed={window.top !== window} />, root);
}
