import { readFileSync, writeFileSync } from 'node:fs';
import { outliveReader } from '../outlive-reader.ts';
import { listCodePointHosts } from './code-points.ts';
import { hasVectors, readSuites } from './read-suites.ts';
import { runInBrowser, runInNode } from './run-platforms.ts';
import { writeReport } from './write-report.ts';

outliveReader();

const REPORT = new URL('../../docs/url-vectors.md', import.meta.url);

if (hasVectors()) {
  const suites = [...readSuites(), listCodePointHosts()];
  const inputs = suites.flatMap(({ vectors }) => vectors.map(({ input }) => input));
  const platforms = [
    runInNode(inputs, readPinnedVersion()),
    await runInBrowser('Chromium', inputs),
    await runInBrowser('Firefox', inputs),
  ];
  writeFileSync(REPORT, writeReport(suites, platforms));
  console.log(`${inputs.length} inputs on ${platforms.length} platforms: docs/url-vectors.md`);
} else {
  console.error('The test suites are not beside the project (../shared/vectors): nothing to run.');
  process.exitCode = 1;
}

function readPinnedVersion(): string {
  const file = new URL('../../node_modules/whatwg-url/package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}
