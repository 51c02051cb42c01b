import { describe, expect, test } from 'vitest';
import { checkManifest, type ManifestView } from '../../../tools/check/manifest-rules.ts';

const DOC = `
| permission | browser | why |
| --- | --- | --- |
| \`storage\` | Chromium, Firefox | keeps settings |
| \`webRequest\` | Chromium | reads requests |
`;
const SCRIPTS = {
  resources: ['src/content/notice.iife.js', 'src/content/page-reader.iife.js', 'src/content/webmail.iife.js'],
  matches: ['https://cordon.invalid/*'],
  use_dynamic_url: true,
};
const MANIFEST: ManifestView = {
  permissions: ['storage', 'webRequest'],
  web_accessible_resources: [
    { resources: ['src/warning/index.html'], matches: ['<all_urls>'], use_dynamic_url: true },
    SCRIPTS,
  ],
};

describe('the manifest is compared with what was agreed on', () => {
  test('as agreed', () => {
    expect(checkManifest(MANIFEST, 'chrome', DOC)).toEqual([]);
  });

  test.each<[string, ManifestView]>([
    ['permission "tabs" has no reason', { ...MANIFEST, permissions: ['storage', 'webRequest', 'tabs'] }],
    ['permission "history" has no reason', { ...MANIFEST, optional_permissions: ['history'] }],
    ['permission "<all_urls>" has no reason', { ...MANIFEST, host_permissions: ['<all_urls>'] }],
    ['explains "webRequest", which is not asked for', { ...MANIFEST, permissions: ['storage'] }],
    [
      'open to web pages but not agreed on: assets/chunk-*.js',
      {
        ...MANIFEST,
        web_accessible_resources: [
          ...(MANIFEST.web_accessible_resources ?? []),
          { resources: ['assets/chunk-a1B2c3D4.js'], matches: ['<all_urls>'], use_dynamic_url: true },
        ],
      },
    ],
    [
      'open to web pages but not agreed on: src/warning/index.html <all_urls>',
      {
        ...MANIFEST,
        web_accessible_resources: [{ resources: ['src/warning/index.html'], matches: ['<all_urls>'] }],
      },
    ],
    [
      'open to web pages but not agreed on: src/content/notice.iife.js <all_urls> dynamic',
      { ...MANIFEST, web_accessible_resources: [{ ...SCRIPTS, matches: ['<all_urls>'] }] },
    ],
    ['agreed to be open to web pages but is not', { ...MANIFEST, web_accessible_resources: [] }],
    ['the background is a module', { ...MANIFEST, background: { type: 'module' } }],
    ['a content script runs on <all_urls>', { ...MANIFEST, content_scripts: [{ matches: ['<all_urls>'] }] }],
  ])('%s', (problem, manifest) => {
    expect(checkManifest(manifest, 'chrome', DOC).join('\n')).toContain(problem);
  });

  test.each<[ManifestView['background'], number]>([
    [{ scripts: ['background.js'], type: 'module' }, 0],
    [{ scripts: ['background.js'] }, 1],
    [{ scripts: ['one.js', 'two.js'], type: 'module' }, 1],
    [undefined, 1],
  ])("Firefox's background %j is one module, which imports the rest later", (background, problems) => {
    const manifest = { ...MANIFEST, ...(background === undefined ? {} : { background }) };
    const found = checkManifest(manifest, 'firefox', DOC).filter((problem) =>
      problem.includes('Firefox parses'),
    );
    expect(found).toHaveLength(problems);
  });

  test('a row without a reason does not count', () => {
    const doc = DOC.replace('keeps settings', '');
    expect(checkManifest(MANIFEST, 'chrome', doc)).toEqual([
      'permission "storage" has no reason in docs/permissions.md',
    ]);
  });
});
