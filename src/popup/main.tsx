import { render } from 'preact';
import { chosenLanguage } from '../platform/chosen-language.ts';
import { labelDocument } from '../ui/language.ts';
import { speakLanguage } from '../ui/speak-language.ts';
import { Popup } from './popup.tsx';

const root = document.querySelector('#root');
if (root !== null) {
  await speakLanguage(await chosenLanguage.read());
  labelDocument('Cordon');
  render(<Popup />, root);
}
