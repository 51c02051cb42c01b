import { writeAdml } from './adml.ts';
import { writeAdmx } from './admx.ts';
import { writeChromiumJson, writeFirefoxJson } from './browser-json.ts';
import { CHROMIUM_BROWSERS, type Deployment } from './deployment.ts';
import { writeIntuneProfile } from './intune.ts';
import { writeChromiumProfile, writeFirefoxProfile } from './mobileconfig.ts';
import { writeRegistryFile } from './registry-file.ts';
import { readTemplateWords, TEMPLATE_LANGUAGES } from './template-words.ts';

/** Every template, by its path below the folder of templates. */
export function writeTemplates(deployment: Deployment): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const browser of CHROMIUM_BROWSERS) {
    const { name } = browser;
    const installation = deployment[name];
    files.set(`linux/${name}.json`, writeChromiumJson(installation));
    files.set(`macos/cordon-${name}.mobileconfig`, writeChromiumProfile(browser, installation));
    files.set(`windows/cordon-${name}.reg`, writeRegistryFile(browser, installation));
    files.set(`intune/cordon-${name}.json`, writeIntuneProfile(deployment, name));
  }
  files.set('firefox/policies.json', writeFirefoxJson(deployment));
  files.set('macos/cordon-firefox.mobileconfig', writeFirefoxProfile(deployment));
  files.set('windows/cordon.admx', writeAdmx(deployment));
  for (const [language, name] of TEMPLATE_LANGUAGES) {
    files.set(`windows/${name}/cordon.adml`, writeAdml(readTemplateWords(language)));
  }
  return files;
}
