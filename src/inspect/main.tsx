import { render } from 'preact';
import { chosenLanguage } from '../platform/chosen-language.ts';
import { labelDocument } from '../ui/language.ts';
import { speakLanguage } from '../ui/speak-language.ts';
import { t } from '../ui/translate.ts';
import { InspectPage } from './inspect-page.tsx';

const root = document.querySelector('#root');
if (root !== null) {
  await speakLanguage(await chosenLanguage.read());
  labelDocument(`${t('check_label')} – Cordon`);
  render(<InspectPage />, root);
}
