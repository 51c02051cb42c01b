import type { ClearReason } from '../core/list/verdict.ts';
import { t } from './translate.ts';

/** Why an address is not stopped, in a sentence that never vouches for it. */
export function sayClear(because: ClearReason): string {
  switch (because) {
    case 'not-listed':
      return t('because_not_listed');
    case 'not-web':
      return t('because_not_web');
    case 'never-listed':
      return t('because_never_listed');
    case 'emergency-allow':
      return t('because_emergency_allow');
    case 'organisation-allowlist':
      return t('because_organisation_allowlist');
    case 'pass':
      return t('because_pass');
    case 'own-allowlist':
      return t('because_own_allowlist');
  }
}

/** The same in a few words, for the popup's verdict. */
export function nameClear(because: ClearReason): string {
  switch (because) {
    case 'not-listed':
    case 'never-listed':
      return t('tone_not_listed');
    case 'not-web':
      return t('verdict_not_web');
    case 'emergency-allow':
    case 'organisation-allowlist':
      return t('verdict_organisation_allows');
    case 'pass':
      return t('verdict_continued');
    case 'own-allowlist':
      return t('verdict_own_allow');
  }
}
