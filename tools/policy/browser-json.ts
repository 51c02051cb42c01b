import type { Deployment, Installation } from './deployment.ts';
import { listDefaults } from './template-keys.ts';

/** For `/etc/opt/chrome/policies/managed`, `/etc/chromium/policies/managed`, `/etc/opt/edge/policies/managed`. */
export function writeChromiumJson({ extensionId, url }: Installation): string {
  return write({
    ExtensionSettings: { [extensionId]: { installation_mode: 'force_installed', update_url: url } },
    '3rdparty': { extensions: { [extensionId]: listDefaults() } },
  });
}

/** For `/etc/firefox/policies`, or `distribution` beside the program. */
export function writeFirefoxJson({ firefox: { extensionId, url } }: Deployment): string {
  return write({
    policies: {
      ExtensionSettings: {
        [extensionId]: { installation_mode: 'force_installed', install_url: url, private_browsing: true },
      },
      '3rdparty': { Extensions: { [extensionId]: listDefaults() } },
    },
  });
}

function write(policy: object): string {
  return `${JSON.stringify(policy, null, 2)}\n`;
}
