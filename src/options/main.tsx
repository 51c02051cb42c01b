import { render } from 'preact';
import { chosenLanguage } from '../platform/chosen-language.ts';
import { labelDocument } from '../ui/language.ts';
import { speakLanguage } from '../ui/speak-language.ts';
import { t } from '../ui/translate.ts';
import { OptionsPage } from './options-page.tsx';
import { WelcomePage } from './welcome-page.tsx';

const root = document.querySelector('#root');
if (root !== null) {
  await speakLanguage(await chosenLanguage.read());
  const showOptions = (): void => {
    labelDocument(`${t('options_title')} – Cordon`);
    render(<OptionsPage />, root);
  };
  if (location.hash === '#welcome') {
    labelDocument(t('welcome_title'));
    render(
      <WelcomePage
        onSettings={() => {
          history.replaceState(null, '', location.pathname);
          showOptions();
          scrollTo(0, 0);
        }}
      />,
      root,
    );
  } else showOptions();
}
