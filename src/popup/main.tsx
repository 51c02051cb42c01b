import { render } from 'preact';
import { labelDocument } from '../ui/language.ts';
import { Popup } from './popup.tsx';

const root = document.querySelector('#root');
if (root !== null) {
  labelDocument('Cordon');
  render(<Popup />, root);
}
