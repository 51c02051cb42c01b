import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { type Browser, launch } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRecord } from '../../src/core/is-record.ts';
import { readPolicy } from '../../src/core/policy/read-policy.ts';
import { POLICY_SCHEMA } from '../../src/core/policy/schema.ts';
import { packCrx } from '../../tools/package/pack-crx.ts';
import { writeUpdatesXml } from '../../tools/package/update-manifests.ts';
import { findBrowsers } from '../../tools/setup.mjs';
import { anyPolicy } from '../support/any-policy.ts';
import { QUIET_ARGS } from '../support/chromium.ts';
import { findPolicyObstacle, writePolicyWrapper } from '../support/policy-chromium.ts';
import { waitUntil } from '../support/wait-until.ts';

const SCHEMA = fileURLToPath(new URL('../../public/managed-schema.json', import.meta.url));
/** Each is a small extension with our schema: the browser reads as many policies in one start. */
const CASES = 24;
const SECONDS = 60;

interface SchemaCase {
  readonly extensionId: string;
  readonly crx: Buffer;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What Chromium’s own reader hands to an extension, for policies of any shape and type. */
describe.runIf(findPolicyObstacle() === null)('Chromium’s reader of our schema', () => {
  let work: string;
  let cases: readonly SchemaCase[];
  let server: Server;
  let browser: Browser | undefined;
  const told = new Map<string, unknown>();

  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'cordon-schema-'));
    server = createServer((request, response) => {
      const [, kind, id = ''] = (request.url ?? '').split(/[/?]/);
      const of = cases.find(({ extensionId }) => extensionId === id);
      response.setHeader('access-control-allow-origin', '*');
      if (kind === 'told') {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const values: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
          // Before its first policy has come the browser says that there is none.
          if (!told.has(id) || JSON.stringify(values) !== '{}') told.set(id, values);
          response.end();
        });
      } else if (of === undefined) response.writeHead(404).end();
      else if (kind === 'crx') response.end(of.crx);
      else response.end(writeUpdatesXml(id, '1.0', `${origin()}/crx/${id}`));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cases = sampleCases().map((values, index) => packCase(values, index));
    browser = await startUnderPolicy();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
    if (work !== undefined) rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  });

  test('hands over each key that fits, whole, and drops each other one, and we act on just that', async () => {
    await waitUntil(
      'every extension has told',
      () => cases.every(({ extensionId, values }) => told.has(extensionId) && hasCome(extensionId, values)),
      SECONDS,
    );
    for (const { extensionId, values } of cases) {
      expect(told.get(extensionId), JSON.stringify(values)).toEqual(keepFitting(values));
      const [given, known] = [readPolicy(told.get(extensionId)), readPolicy(keepFitting(values))];
      expect(given).toEqual(known);
    }
  }, 120_000);

  /** What was told of a policy of which something fits is never nothing. */
  function hasCome(extensionId: string, values: SchemaCase['values']): boolean {
    return JSON.stringify(told.get(extensionId)) !== '{}' || Object.keys(keepFitting(values)).length === 0;
  }

  function origin(): string {
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  function packCase(values: SchemaCase['values'], index: number): SchemaCase {
    const folder = join(work, `case-${index}`);
    mkdirSync(folder);
    cpSync(SCHEMA, join(folder, 'managed-schema.json'));
    const manifest = {
      manifest_version: 3,
      name: `Schema ${index}`,
      version: '1.0',
      permissions: ['storage'],
      host_permissions: ['http://127.0.0.1/*'],
      background: { service_worker: 'worker.js' },
      storage: { managed_schema: 'managed-schema.json' },
    };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    writeFileSync(
      join(folder, 'worker.js'),
      `const tell = async () => fetch('${origin()}/told/' + chrome.runtime.id, {
        method: 'POST', body: JSON.stringify(await chrome.storage.managed.get()) });
      chrome.storage.onChanged.addListener((_, area) => area === 'managed' && tell());
      tell();`,
    );
    const crxPath = join(work, `case-${index}.crx`);
    const extensionId = packCrx(folder, join(work, `case-${index}.pem`), crxPath);
    return { extensionId, crx: readFileSync(crxPath), values };
  }

  function startUnderPolicy(): Promise<Browser> {
    const managed = join(work, 'etc/policies/managed');
    mkdirSync(managed, { recursive: true });
    const policy = {
      ExtensionInstallForcelist: cases.map(
        ({ extensionId }) => `${extensionId};${origin()}/updates/${extensionId}`,
      ),
      '3rdparty': {
        extensions: Object.fromEntries(cases.map(({ extensionId, values }) => [extensionId, values])),
      },
    };
    writeFileSync(join(managed, 'test.json'), JSON.stringify(policy));
    const executable = findBrowsers().chromium;
    if (executable === null) throw new Error('no Chromium was found');
    return launch({
      executablePath: writePolicyWrapper(work, executable.path),
      pipe: true,
      userDataDir: join(work, 'profile'),
      enableExtensions: true,
      ignoreDefaultArgs: ['--disable-background-networking'],
      args: [...QUIET_ARGS],
    });
  }
});

/** The first ones are what the others may not happen upon. */
function sampleCases(): readonly SchemaCase['values'][] {
  const allowlist = Array.from({ length: 10_000 }, (_, index) => `host-${index}.example`);
  const conflicts = {
    allowlist: ['a.example'],
    blocklist: ['a.example'],
    reportingEndpoint: 'http://siem.example/',
  };
  const wrong = { ...conflicts, organisationLogo: 'data:image/png;base64,AAAA', reportingToken: 'a\nb' };
  const defaults = Object.fromEntries(
    Object.entries(POLICY_SCHEMA).map(([name, key]) => [name, key.default]),
  );
  const fixed = [{ allowlist, enforcement: 'audit' }, wrong, defaults];
  const sampled = fc.sample(anyPolicy, { numRuns: CASES - fixed.length, seed: 20_261_128 });
  return [...fixed, ...sampled].map((values) => JSON.parse(JSON.stringify(values)));
}

/** Keys that the schema has, with a value of its type: what Chromium hands over (MANAGED.md: the whole key, or nothing). */
function keepFitting(values: SchemaCase['values']): Readonly<Record<string, unknown>> {
  const entries = isRecord(values) ? Object.entries(values) : [];
  return Object.fromEntries(entries.filter(([name, value]) => isFitting(name, value)));
}

function isFitting(name: string, value: unknown): boolean {
  if (!Object.hasOwn(POLICY_SCHEMA, name)) return false;
  switch (POLICY_SCHEMA[name as keyof typeof POLICY_SCHEMA].type) {
    case 'texts':
      return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    case 'text':
      return typeof value === 'string';
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      // Chromium's own are of 32 bits.
      return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
  }
}
