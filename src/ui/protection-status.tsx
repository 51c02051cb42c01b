import type { JSX } from 'preact';
import { judgeProtection, type ProtectionLayers, type ProtectionReason } from './protection-level.ts';
import { t } from './translate.ts';

function sayReason(because: ProtectionReason): string {
  switch (because) {
    case 'blocking':
      return t('protection_by_blocking');
    case 'rules':
      return t('protection_by_rules');
    case 'navigation':
      return t('protection_by_navigation');
    case 'no-access':
      return t('protection_no_access');
    case 'audit':
      return t('protection_audit');
    case 'none':
      return t('protection_none');
  }
}

interface ProtectionStatusProps {
  readonly layers: ProtectionLayers;
  /** Asks the browser for access to all sites. Must run in the click itself. */
  readonly onGrantAccess: () => void;
}

/** How well this browser is protected, and why, in plain words. */
export function ProtectionStatus({ layers, onGrantAccess }: ProtectionStatusProps): JSX.Element {
  const { level, because, hasFailure } = judgeProtection(layers);
  return (
    <div class={`protection protection-${level}`}>
      <p class="protection-level">
        <span class="level-mark" aria-hidden="true" />
        {t(`protection_${level}`)}
      </p>
      <p class="small dim">{sayReason(because)}</p>
      {hasFailure && <p class="small">{t('protection_failure')}</p>}
      {!layers.hasSiteAccess && (
        <button type="button" class="button button-primary button-small" onClick={onGrantAccess}>
          {t('grant_access')}
        </button>
      )}
    </div>
  );
}
