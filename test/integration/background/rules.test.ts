import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RulesInForce } from '../../../src/background/guard/in-force.ts';
import { MARKER_RULE, STOP_RULE } from '../../../src/background/guard/rule-numbers.ts';
import {
  type CallLimits,
  isRuleActive,
  isStampOfRules,
  replaceRules,
} from '../../../src/background/guard/rules.ts';
import { grantPass } from '../../../src/background/passes.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { type RuleUpdate, state } from '../../support/fake-browser.ts';
import { hostsInRules, isStoppedByRules } from '../../support/rule-engine.ts';
import { wantHosts } from '../../support/wanted-hosts.ts';

/** Enough hosts that no single call may hand them over. */
const MANY = Array.from({ length: 24_000 }, (_, index) => `host${index}.many.test`);
/** Names in the marker rule, which stop and let through nothing. */
const MARKER_NAMES = 2;
const KEPT = ['kept.test', 'below.gone.test', 'host7.many.test', 'host23999.many.test'];

/** A call that changed rules: what it was, and what it handed over. */
interface Call {
  readonly ruleSet: string;
  readonly hosts: number;
}

beforeEach(() => resetExtensionWorld());

/** Small, so that there are several calls to look between. */
const LIMITS = { change: 10_000, rewrite: 10_000, write: 10_000 };

async function give(
  stamp: string,
  hosts: readonly string[],
  limits: CallLimits = LIMITS,
): Promise<readonly Call[]> {
  const calls: Call[] = [];
  const before = state.onRuleUpdate;
  state.onRuleUpdate = (ruleSet, update) => {
    before(ruleSet, update);
    calls.push({ ruleSet, hosts: countHosts(update) });
  };
  try {
    const choose = async (inForce: RulesInForce) => ({
      hosts: wantHosts(hosts, inForce),
      allowed: new Set<string>(),
      paths: [],
      isFinal: true,
    });
    await replaceRules(stamp, choose, limits);
  } finally {
    state.onRuleUpdate = before;
  }
  return calls;
}

function countHosts({ addRules = [] }: RuleUpdate): number {
  return addRules.reduce((sum, { condition }) => sum + (condition.requestDomains?.length ?? 0), 0);
}

/** Only the marker's name tells how rules were made. */
function asIfOlder(host: string): string {
  return host.endsWith('.invalid') ? 'rules-older.invalid' : host;
}

/** Keeps what the browser holds. @returns puts it back */
function keepWorld(): () => void {
  const maps: readonly Map<unknown, unknown>[] = [
    state.local,
    state.session,
    state.dynamicRules,
    state.sessionRules,
  ];
  const kept = maps.map((map) => new Map(map));
  return () => {
    for (const [index, map] of maps.entries()) {
      map.clear();
      for (const [key, value] of kept[index] ?? []) map.set(key, value);
    }
    state.onRuleUpdate = () => {};
  };
}

const withHosts = (...hosts: readonly string[]) => [...MANY, ...KEPT, ...hosts];

describe('hosts of a new version in the browser’s rules (GUARD.md, layer 1)', () => {
  it('says at once in the session rules what is new and what is gone, and only then changes the others', async () => {
    await give('1', withHosts('gone.test'));
    const seen: (readonly boolean[])[] = [];
    state.onRuleUpdate = (ruleSet) => {
      if (ruleSet === 'dynamic') {
        seen.push(['new.test', 'gone.test', 'below.gone.test', 'kept.test'].map(isStoppedByRules));
      }
    };
    const calls = await give('2', withHosts('new.test'));
    expect(calls.map(({ ruleSet }) => ruleSet)).toEqual(['session', 'dynamic', 'session']);
    expect(seen).toEqual([[true, false, true, true]]);
    expect(state.sessionRules.size).toBe(0);
    expect(['new.test', 'gone.test', 'below.gone.test', 'kept.test'].map(isStoppedByRules)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it('adds a small change to many hosts as a rule of its own, and hands the many over once', async () => {
    const [session, ...first] = await give('1', withHosts());
    expect(session?.hosts).toBe(10_000);
    expect(first.filter(({ ruleSet }) => ruleSet === 'dynamic').length).toBeGreaterThan(2);
    // One host for each bucket, or nearly: no bucket stays as it was.
    const few = Array.from({ length: 300 }, (_, index) => `new${index}.test`);
    const calls = await give('2', withHosts(...few));
    expect(calls).toEqual([
      { ruleSet: 'session', hosts: 300 },
      { ruleSet: 'dynamic', hosts: 300 + MARKER_NAMES },
      { ruleSet: 'session', hosts: 0 },
    ]);
    expect(state.dynamicRules.get(STOP_RULE)?.condition.requestDomains).toHaveLength(300);
    await give('3', [...few, ...KEPT]);
    expect(state.dynamicRules.has(STOP_RULE)).toBe(false);
    expect(new Set(hostsInRules())).toEqual(new Set([...few, ...KEPT]));
    expect(hostsInRules()).toHaveLength(304);
  });

  it('never hands over more hosts in one call than it is told to, so that no verdict waits for it', async () => {
    const other = Array.from({ length: 30_000 }, (_, index) => `other${index}.test`);
    const calls = [...(await give('1', withHosts())), ...(await give('2', [...other, ...KEPT]))];
    expect(Math.max(...calls.map(({ hosts }) => hosts))).toBeLessThanOrEqual(10_000 + MARKER_NAMES);
    expect(new Set(hostsInRules())).toEqual(new Set([...other, ...KEPT]));
  });

  it('says a change in calls of 10,000 hosts and writes all in two for 300,000, so that neither verdicts nor the browser stand still', async () => {
    const many = Array.from({ length: 300_000 }, (_, index) => `h${index}.test`);
    const sizes: Record<string, number[]> = { session: [], dynamic: [] };
    state.onRuleUpdate = (ruleSet, update) => sizes[ruleSet]?.push(countHosts(update));
    await replaceRules('1', async (inForce) => ({
      hosts: wantHosts(many, inForce),
      allowed: new Set(),
      paths: [],
      isFinal: true,
    }));
    expect(Math.max(...(sizes['session'] ?? []))).toBe(10_000);
    expect(sizes['dynamic']).toHaveLength(2);
    expect(Math.max(...(sizes['dynamic'] ?? []))).toBeLessThanOrEqual(200_000 + MARKER_NAMES);
  });

  it('writes some buckets anew, in one call, where that leaves few enough changes to stand above the others', async () => {
    const limits = { change: 400, rewrite: 15_000, write: 20_000 };
    const day = (number: number): readonly string[] =>
      Array.from({ length: 24_000 }, (_, index) => `host${index + number * 240}.many.test`);
    await give('0', day(0), limits);
    const written: number[] = [];
    for (let number = 1; number <= 12; number++) {
      const calls = await give(`${number}`, day(number), limits);
      const dynamic = calls.filter(({ ruleSet }) => ruleSet === 'dynamic');
      expect(dynamic).toHaveLength(1);
      const asked = [...day(number - 1), ...day(number)];
      expect(new Set(asked.filter(isStoppedByRules))).toEqual(new Set(day(number)));
      written.push(dynamic[0]?.hosts ?? 0);
    }
    expect(Math.max(...written)).toBeLessThanOrEqual(limits.rewrite + MARKER_NAMES);
    expect(written.filter((hosts) => hosts > 10_000).length).toBeGreaterThan(1);
    expect(written.filter((hosts) => hosts < 1000).length).toBeGreaterThan(1);
  });

  it('changes all in one call where hosts above or below each other change places by the thousand', async () => {
    const below = Array.from({ length: 12_000 }, (_, index) => `www.site${index}.test`);
    const above = below.map((host) => host.slice('www.'.length));
    await give('1', below);
    state.onRuleUpdate = () => {
      for (const index of [0, 1, 5000, 11_999]) {
        expect(isStoppedByRules(`www.site${index}.test`)).toBe(true);
      }
    };
    const calls = await give('2', above);
    expect(calls.filter(({ ruleSet }) => ruleSet === 'dynamic')).toHaveLength(1);
    expect(isStoppedByRules('mail.site3.test')).toBe(true);
  });

  it('changes nothing where the hosts are those that the rules hold', async () => {
    await give('1', withHosts());
    expect(await give('2', withHosts())).toEqual([{ ruleSet: 'session', hosts: 0 }]);
    expect(await isStampOfRules('2')).toBe(true);
  });

  it('leaves passes their say, while rules change and afterwards', async () => {
    await give('1', withHosts());
    await grantPass({ host: 'new.test', tabId: 7, address: 'https://new.test/' });
    const pass = [...state.sessionRules.values()];
    const allowed = (): number => Math.min(...pass.map(({ priority }) => priority));
    state.onRuleUpdate = (_, { addRules = [] }) => {
      for (const { priority } of addRules) expect(priority).toBeLessThan(allowed());
    };
    await give('2', withHosts('new.test'));
    expect([...state.sessionRules.values()]).toEqual(pass);
  });

  it('takes a list that stops nothing for rules that stand', async () => {
    expect(await isRuleActive()).toBe(false);
    await give('1', []);
    expect(await isRuleActive()).toBe(true);
    expect([...state.dynamicRules.keys()]).toEqual([MARKER_RULE]);
  });

  it('writes rules anew that another version of the extension made in another way', async () => {
    await give('1', withHosts());
    for (const [id, rule] of state.dynamicRules) {
      const { requestDomains = [] } = rule.condition;
      state.dynamicRules.set(id, { ...rule, condition: { requestDomains: requestDomains.map(asIfOlder) } });
    }
    await give('2', withHosts());
    const [rule] = state.dynamicRules.values();
    expect(rule?.condition.regexFilter).toBe('^https?://.*');
    expect(KEPT.every(isStoppedByRules)).toBe(true);
    expect(await give('3', withHosts())).toEqual([{ ruleSet: 'session', hosts: 0 }]);
  });

  it('leaves the rules and what is known of them alone where the hosts cannot be read', async () => {
    await give('1', withHosts());
    await expect(replaceRules('2', () => Promise.reject(new Error('storage')))).rejects.toThrow('storage');
    expect(await isStampOfRules('1')).toBe(true);
    expect(KEPT.every(isStoppedByRules)).toBe(true);
  });
});

describe('a worker that is killed while rules change', () => {
  const some = MANY.slice(0, 13_000);
  // A host for each bucket, or nearly, so that no bucket stays as it was.
  const many = (name: string) => Array.from({ length: 200 }, (_, index) => `${index}.${name}.test`);
  const [gone, fresh] = [many('gone'), many('new')];
  const stay = ['kept.test', 'below.9.gone.test', 'host7.many.test'];
  const VERSIONS = [
    [...some, ...stay, ...gone, 'again.test'],
    // A small change: rules above the others.
    [...some, ...stay, ...fresh],
    // Too much for that: the others are written anew, and back again in several calls.
    [...some.slice(0, 1000), ...stay, ...fresh, 'again.test'],
  ];
  const open = () => stay.filter((host) => !isStoppedByRules(host));

  it.each([
    ['and started again in the same browser', false],
    ['with its browser, so that the session rules are gone', true],
  ])(
    '%s: what both versions name stays stopped, and the next start ends what was begun',
    async (_, isBrowserGone) => {
      for (const [from, to] of [
        [0, 1],
        [1, 2],
        [2, 0],
      ] as const) {
        resetExtensionWorld();
        for (let version = 0; version <= from; version++) await give(`${version}`, VERSIONS[version] ?? []);
        const before = keepWorld();
        for (let killedAt = 0; ; killedAt++) {
          before();
          let calls = 0;
          const leaks: string[] = [];
          state.onRuleUpdate = () => {
            leaks.push(...open());
            if (calls++ === killedAt) throw new Error('killed');
          };
          const isKilled = await give('next', VERSIONS[to] ?? []).then(
            () => false,
            ({ message }: Error) => message === 'killed',
          );
          if (isBrowserGone) state.sessionRules.clear();
          leaks.push(...open());
          if (!isKilled) break;
          expect(await isStampOfRules(`${from}`)).toBe(false);
          expect(await isStampOfRules('next')).toBe(false);
          state.onRuleUpdate = () => leaks.push(...open());
          await give('next', VERSIONS[to] ?? []);
          expect([...leaks, ...open()]).toEqual([]);
          expect(state.sessionRules.size).toBe(0);
          for (const host of ['9.gone.test', 'again.test', '9.new.test', 'host12000.many.test']) {
            expect(isStoppedByRules(host), host).toBe(VERSIONS[to]?.includes(host));
          }
        }
      }
    },
  );
});

describe('any versions of a list, with whatever limits', () => {
  // Few names, so that hosts above and below each other come and go together.
  const LABELS = ['a', 'b', 'c', 'd'];
  const name = fc
    .array(fc.constantFrom(...LABELS), { minLength: 1, maxLength: 3 })
    .map((labels) => [...labels, 'test'].join('.'));
  const version = fc.uniqueArray(name, { maxLength: 60 });
  const ADDRESSES = LABELS.flatMap((x) =>
    [x, ...LABELS.flatMap((y) => [`${y}.${x}`, ...LABELS.map((z) => `${z}.${y}.${x}`)])].map(
      (host) => `${host}.test`,
    ),
  );
  const isListed = (address: string, hosts: ReadonlySet<string>): boolean =>
    address.split('.').some((_, index, labels) => hosts.has(labels.slice(index).join('.')));

  it('stop what they name, stop without a break what two in a row name, and are taken up again after a kill', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(version, { minLength: 2, maxLength: 6 }),
        fc.record({
          change: fc.integer({ min: 1, max: 30 }),
          rewrite: fc.integer({ min: 20, max: 90 }),
          write: fc.integer({ min: 10, max: 90 }),
        }),
        fc.array(fc.nat(6), { minLength: 6, maxLength: 6 }),
        async (versions, limits, kills) => {
          resetExtensionWorld();
          let before: ReadonlySet<string> = new Set();
          for (const [index, hosts] of versions.entries()) {
            const now = new Set(hosts);
            const lasting = ADDRESSES.filter((each) => isListed(each, before) && isListed(each, now));
            const leaks = new Set<string>();
            let calls = 0;
            state.onRuleUpdate = () => {
              for (const each of lasting) if (!isStoppedByRules(each)) leaks.add(each);
              if (calls++ === kills[index]) throw new Error('killed');
            };
            await give(`${index}`, hosts, limits).catch(() => give(`${index}`, hosts, limits));
            expect([...leaks]).toEqual([]);
            expect(ADDRESSES.filter(isStoppedByRules)).toEqual(
              ADDRESSES.filter((each) => isListed(each, now)),
            );
            before = now;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
