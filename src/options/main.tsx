import { render } from 'preact';
import { chosenLanguage } from '../platform/chosen-language.ts';
import { labelDocument } from '../ui/language.ts';
import { speakLanguage } from '../ui/speak-language.ts';
import { t } from '../ui/translate.ts';
import { OptionsPage } from './options-page.tsx';

const root = document.querySelector('#root');
if (root !== null) {
  await speakLanguage(await chosenLanguage.read());
  labelDocument(`${t('options_title')} – Cordon`);
  render(<OptionsPage />, root);
}
