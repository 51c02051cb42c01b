import { expect, test } from 'vitest';
import { sortSharedFiles } from '../../../tools/build/sort-shared-files.ts';

/** What the plugin makes of a manifest that opens these files, as the bundler calls it. */
function build(resources: readonly string[]): string {
  const hook = sortSharedFiles().generateBundle as unknown as {
    readonly handler: (options: object, bundle: object) => void;
  };
  const manifest = { type: 'asset', source: JSON.stringify({ web_accessible_resources: [{ resources }] }) };
  hook.handler({}, { 'manifest.json': manifest });
  return manifest.source;
}

test('a manifest is the same bytes in whatever order its files were built', () => {
  const files = ['b.js', 'a.js', 'c.js'];
  expect(build([...files].reverse())).toBe(build(files));
  expect(JSON.parse(build(files))).toEqual({
    web_accessible_resources: [{ resources: ['a.js', 'b.js', 'c.js'] }],
  });
});

test('a build without a manifest is an error, not a package without one', () => {
  const hook = sortSharedFiles().generateBundle as unknown as {
    readonly handler: (options: object, bundle: object) => void;
  };
  expect(() => hook.handler({}, {})).toThrow('manifest.json');
});
