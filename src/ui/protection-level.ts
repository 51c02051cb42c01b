type LayerState = 'active' | 'unavailable' | 'failed';

/** The layers of the guard as this browser has them now. */
export interface ProtectionLayers {
  readonly hasSiteAccess: boolean;
  readonly rules: LayerState;
  readonly blocking: LayerState;
  readonly navigation: LayerState;
  /** Policy has Cordon stop nothing. */
  readonly isAuditOnly: boolean;
}

export type ProtectionLevel = 'full' | 'weaker' | 'off';

/** Why a level is what it is: the strongest layer that works, or what keeps any from working. */
export type ProtectionReason = 'blocking' | 'rules' | 'navigation' | 'no-access' | 'audit' | 'none';

export interface ProtectionJudgement {
  readonly level: ProtectionLevel;
  readonly because: ProtectionReason;
  /** A layer that this browser has did not start. */
  readonly hasFailure: boolean;
}

/**
 * What the layers add up to. Only asking about each request before it is sent also covers a link that starts the
 * browser; the browser's rules alone do not, and watching navigations may come too late.
 */
export function judgeProtection(layers: ProtectionLayers): ProtectionJudgement {
  const { hasSiteAccess, rules, blocking, navigation, isAuditOnly } = layers;
  const hasFailure = [rules, blocking, navigation].includes('failed');
  if (!hasSiteAccess) return { level: 'off', because: 'no-access', hasFailure };
  if (isAuditOnly) return { level: 'off', because: 'audit', hasFailure };
  if (blocking === 'active') return { level: 'full', because: 'blocking', hasFailure };
  if (rules === 'active') return { level: 'weaker', because: 'rules', hasFailure };
  if (navigation === 'active') return { level: 'weaker', because: 'navigation', hasFailure };
  return { level: 'off', because: 'none', hasFailure };
}
