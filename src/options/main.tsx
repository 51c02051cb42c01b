import { render } from 'preact';
import { labelDocument } from '../ui/language.ts';
import { t } from '../ui/translate.ts';
import { OptionsPage } from './options-page.tsx';

const root = document.querySelector('#root');
if (root !== null) {
  labelDocument(`${t('options_title')} – Cordon`);
  render(<OptionsPage />, root);
}
