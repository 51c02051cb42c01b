import { GECKO_ID } from '../build/firefox-manifest.ts';
import { escapeXml } from '../policy/xml.ts';

/** What a Chromium browser asks an organisation's own server for: https://developer.chrome.com/docs/extensions/how-to/distribute/host-on-linux */
export function writeUpdatesXml(extensionId: string, version: string, url: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${extensionId}">
    <updatecheck codebase="${escapeXml(url)}" version="${version}" />
  </app>
</gupdate>
`;
}

/** The same for Firefox: https://extensionworkshop.com/documentation/manage/updating-your-extension/ */
export function writeUpdatesJson(version: string, url: string, sha256: string): string {
  const update = { version, update_link: url, update_hash: `sha256:${sha256}` };
  return `${JSON.stringify({ addons: { [GECKO_ID]: { updates: [update] } } }, null, 2)}\n`;
}
