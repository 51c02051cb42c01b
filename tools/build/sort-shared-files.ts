import type { Plugin } from 'vite';
import type manifest from '../../manifest.json';

type Shared = Pick<typeof manifest, 'web_accessible_resources'>;

/**
 * Puts the files that the manifest opens to pages in the order of their names. @crxjs/vite-plugin 3 names them as it
 * happens to have built them, so that two builds of the same source would differ.
 */
export function sortSharedFiles(): Plugin {
  return {
    name: 'sort-shared-files',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const output = bundle['manifest.json'];
        if (output?.type !== 'asset') throw new Error('the build has no manifest.json');
        const written = JSON.parse(String(output.source)) as Shared;
        for (const { resources } of written.web_accessible_resources) resources.sort();
        output.source = `${JSON.stringify(written, null, 2)}\n`;
      },
    },
  };
}
