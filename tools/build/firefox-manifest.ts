import type chromiumManifest from '../../manifest.json';

type ChromiumManifest = typeof chromiumManifest;

/** By which Firefox and its policies know the extension. */
export const GECKO_ID = 'cordon@cordon.invalid';

/** Permissions that Firefox is not given: its rule engine matches host lists linearly, so blocking requests do it all. */
const CHROMIUM_ONLY = new Set(['declarativeNetRequestWithHostAccess']);

/**
 * The Firefox manifest, derived from the Chromium one at build time so that the two cannot drift apart.
 * Event page instead of a service worker, one background for private windows, no dynamic resource addresses
 * (Firefox's are random for each installation), no schema for policy (Firefox checks none).
 */
export function deriveFirefoxManifest(chromium: ChromiumManifest) {
  const {
    minimum_chrome_version: _,
    storage: _schema,
    background,
    permissions,
    web_accessible_resources,
    ...shared
  } = chromium;
  return {
    ...shared,
    incognito: 'spanning',
    background: { scripts: [background.service_worker], type: 'module' },
    permissions: permissions.filter((permission) => !CHROMIUM_ONLY.has(permission)),
    web_accessible_resources: web_accessible_resources.map(({ resources, matches }) => ({
      resources,
      matches,
    })),
    browser_specific_settings: {
      gecko: {
        id: GECKO_ID,
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
      // The first version for Android that knows the declaration above.
      gecko_android: { strict_min_version: '142.0' },
    },
  };
}
