import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from '../platform/browser.ts';
import { t } from '../ui/translate.ts';
import { Chapter } from './chapter.tsx';

/** Whether Cordon works in private windows, and how to change that. */
export function PrivateWindows(): JSX.Element {
  const [isAllowed, setAllowed] = useState<boolean | null>(null);
  useEffect(() => {
    browser.extension.isAllowedIncognitoAccess().then(setAllowed);
  }, []);
  return (
    <Chapter title={t('private_title')}>
      {isAllowed !== null && <p>{isAllowed ? t('private_yes') : t('private_no')}</p>}
    </Chapter>
  );
}
