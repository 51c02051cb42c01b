import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import type { FollowedLists } from '../../../../src/background/lists/followed-lists.ts';
import { AdaptersInUse } from '../../../../src/background/mail/adapters-in-use.ts';
import { readAdapters } from '../../../../src/core/list/adapters-file.ts';

afterEach(() => void vi.unstubAllGlobals());

/** A list that has been synced, with these adapters in its release; only what is asked of it. */
function followList(adapters: readonly object[]): FollowedLists {
  const read = readAdapters({ format: 1, adapters });
  const store = {
    readActive: async () => [{ listId: 'company' }],
    readBrought: async () => (read.ok ? structuredClone(read.file) : null),
  };
  return { store: async () => store } as unknown as FollowedLists;
}

it('reads a webmail by a newer adapter that a list brought, and a new webmail by its first', async () => {
  vi.stubGlobal('fetch', async () => new Response(readFileSync('public/adapters/packaged.json')));
  const brought = {
    id: 'gmail',
    version: 99,
    name: 'Gmail, as it is now',
    kind: 'selectors',
    hosts: ['mail.google.com'],
    message: { select: ['.new'] },
    addresses: { from: { select: ['.from'], read: ['@email'], count: [1, 1] } },
    body: ['.body'],
  };
  const other = { ...brought, id: 'company-mail', hosts: ['post.company.example'] };
  const adapters = new AdaptersInUse(followList([brought, other]));
  expect((await adapters.findFor('https://mail.google.com/mail/u/0/'))[0]).toMatchObject({
    id: 'gmail',
    version: 99,
  });
  expect((await adapters.findFor('https://post.company.example/'))[0]?.id).toBe('company-mail');
  expect(await adapters.listHosts()).toContain('post.company.example');
});
