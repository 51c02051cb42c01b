import { beforeEach, describe, expect, it } from 'vitest';
import { FollowedLists } from '../../../../src/background/lists/followed-lists.ts';
import { installPackagedList } from '../../../../src/background/lists/install-packaged.ts';
import { takeUpPolicy } from '../../../../src/background/sync/managed-policy.ts';
import { Visits } from '../../../../src/background/visits.ts';
import type { Verdict } from '../../../../src/core/list/verdict.ts';
import { resetExtensionWorld } from '../../../support/extension-world.ts';
import { state } from '../../../support/fake-browser.ts';
import { storeIndicators } from '../../../support/stored-indicators.ts';
import { FRAUD_HOST } from '../../../support/test-hosts.ts';

const ACCOUNT = 'DE89370400440532013000';

beforeEach(async () => {
  resetExtensionWorld();
  await installPackagedList(new FollowedLists(), true);
  await storeIndicators('first', [
    { type: 'email', value: 'p.huber@gmail.com' },
    { type: 'bank-account', value: ACCOUNT },
    { type: 'computer-name', value: 'WIN-4J2K8' },
  ]);
  await storeIndicators('second', [
    { type: 'email', value: 'p.huber@gmail.com' },
    { type: 'phone', value: '+390612345678' },
    { type: 'host', value: 'bad.example' },
    { type: 'email', value: 'x@mail.fraud.example' },
  ]);
});

type Named = Parameters<Visits['judgeNamed']>[0];

function judge(type: Named['type'], value: string): Promise<Verdict> {
  return new Visits(new FollowedLists()).judgeNamed({ type, value });
}

function listsOf(verdict: Verdict): readonly string[] {
  return verdict.kind === 'listed' && verdict.by === 'lists'
    ? verdict.listings.map(({ list }) => list.id).sort()
    : [];
}

describe('what a message names by its value (LIST.md: personal data stands in a list as a hash with its own salt)', () => {
  it('is found in every list, each with its own salt', async () => {
    expect(listsOf(await judge('email', 'p.huber@gmail.com'))).toEqual(['first', 'second']);
    expect(listsOf(await judge('bank-account', ACCOUNT))).toEqual(['first']);
    expect(listsOf(await judge('phone', '+390612345678'))).toEqual(['second']);
    expect(listsOf(await judge('computer-name', 'win-4j2k8'))).toEqual(['first']);
  });

  it.each([
    ['email', 'huber@gmail.com'],
    ['email', ACCOUNT],
    ['bank-account', 'DE89370400440532013001'],
    ['phone', '+390612345679'],
    ['computer-name', 'WIN-4J2K'],
    ['wallet', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
  ] as const)('is not found by another kind or value: %s %s', async (type, value) => {
    expect(await judge(type, value)).toEqual({ kind: 'clear', because: 'not-listed' });
  });

  it('an address is listed too where its host is, or a host above it', async () => {
    expect(listsOf(await judge('email', 'anyone@mail.bad.example'))).toEqual(['second']);
    expect(listsOf(await judge('email', `anyone@${FRAUD_HOST}`))).toEqual(['cordon']);
    expect(await judge('email', 'anyone@fraud.example')).toMatchObject({ kind: 'clear' });
  });

  it('follows the order of decisions: an authority’s address is clear, IT’s allowlist clears, its blocklist lists', async () => {
    await storeIndicators('third', [{ type: 'email', value: 'agent@justice.gov' }]);
    expect(await judge('email', 'agent@justice.gov')).toEqual({ kind: 'clear', because: 'never-listed' });
    state.readManaged = () => ({ allowlist: ['gmail.com'], blocklist: ['ours.example'] });
    await takeUpPolicy(true);
    expect(await judge('email', 'p.huber@gmail.com')).toEqual({
      kind: 'clear',
      because: 'organisation-allowlist',
    });
    expect(await judge('email', 'a@ours.example')).toMatchObject({ kind: 'listed', by: 'organisation' });
    // What has no host is no allowlist's affair.
    expect(listsOf(await judge('bank-account', ACCOUNT))).toEqual(['first']);
  });

  it('is asked of the packaged list alone in a private window, where storage is empty', async () => {
    state.isPrivateWorker = true;
    expect(await judge('email', 'p.huber@gmail.com')).toMatchObject({ kind: 'clear' });
    expect(listsOf(await judge('email', `anyone@${FRAUD_HOST}`))).toEqual(['cordon']);
  });
});
