import { render } from 'preact';
import { labelDocument } from '../ui/language.ts';
import { t } from '../ui/translate.ts';
import { InspectPage } from './inspect-page.tsx';

const root = document.querySelector('#root');
if (root !== null) {
  labelDocument(`${t('inspect_title')} – Cordon`);
  render(<InspectPage />, root);
}
