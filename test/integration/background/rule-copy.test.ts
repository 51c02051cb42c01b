import { beforeEach, describe, expect, it } from 'vitest';
import type { RulesInForce } from '../../../src/background/guard/in-force.ts';
import { replaceRules } from '../../../src/background/guard/rules.ts';
import { RuleCopy } from '../../../src/platform/rule-copy.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { type FakeRule, state } from '../../support/fake-browser.ts';
import { hostsInRules, isStoppedByRules } from '../../support/rule-engine.ts';
import { wantHosts } from '../../support/wanted-hosts.ts';

const MANY = Array.from({ length: 11_000 }, (_, index) => `host${index}.many.test`);
const few = (name: string) => Array.from({ length: 40 }, (_, index) => `${index}.${name}.test`);
const VERSIONS = [
  [...MANY, ...few('gone'), 'kept.test'],
  // A small change, a large one, and back.
  [...MANY, ...few('new'), 'kept.test'],
  [...MANY.slice(0, 500), ...few('new'), 'kept.test'],
] as const;

beforeEach(() => resetExtensionWorld());

async function give(
  stamp: string,
  hosts: readonly string[],
  allowed: readonly string[] = [],
): Promise<number> {
  const before = state.ruleReads;
  const choose = async (inForce: RulesInForce) => ({
    hosts: wantHosts(hosts, inForce),
    allowed: new Set(allowed),
    paths: [],
    isFinal: true,
  });
  // Small, so that there are several calls to be killed at.
  await replaceRules(stamp, choose, { change: 10_000, rewrite: 10_000, write: 10_000 });
  return state.ruleReads - before;
}

/** Wrong answers of the rules about hosts that versions differ in. */
function findWrong(hosts: readonly string[]): readonly string[] {
  const asked = ['0.gone.test', '39.new.test', 'kept.test', 'host3.many.test', 'host10999.many.test'];
  return asked.filter((host) => isStoppedByRules(host) !== hosts.includes(host));
}

/** The copy holds what the browser does, or is known not to. */
async function expectHonestCopy(): Promise<void> {
  const names = [...state.dynamicRules.values()].flatMap(({ condition }) => condition.requestDomains ?? []);
  const copy = await RuleCopy.open();
  const stamp = await copy.readStamp();
  if (stamp !== null && names.includes(stamp)) {
    for (const [id, { condition }] of state.dynamicRules) {
      if (!condition.requestDomains?.includes(stamp))
        expect((await copy.readLines(id)).split('\n')).toEqual(condition.requestDomains);
    }
    const ids = Array.from({ length: 104 }, (_, index) => index + 1).filter(
      (id) => !state.dynamicRules.has(id),
    );
    for (const id of ids) expect(await copy.readLines(id), `rule ${id}`).toBe('');
  }
  copy.close();
}

describe('our own copy of what the browser’s rules hold', () => {
  it('is read in the place of the browser, which is asked once, for the state that stands', async () => {
    await give('0', VERSIONS[0]);
    for (const [index, hosts] of [VERSIONS[1], VERSIONS[2], VERSIONS[2], VERSIONS[0]].entries()) {
      expect(await give(`${index + 1}`, hosts, ['allowed.test'])).toBe(1);
      expect(findWrong(hosts)).toEqual([]);
      await expectHonestCopy();
    }
    expect(new Set(hostsInRules())).toEqual(new Set(VERSIONS[0]));
  });

  it('is not believed where the browser has lost what it was given last, or all of it', async () => {
    await give('0', VERSIONS[0]);
    const older = new Map(state.dynamicRules);
    await give('1', VERSIONS[2]);
    for (const lost of [older, new Map<number, FakeRule>()]) {
      state.dynamicRules.clear();
      for (const [id, rule] of lost) state.dynamicRules.set(id, rule);
      expect(await give('again', VERSIONS[2])).toBeGreaterThan(30);
      expect(findWrong(VERSIONS[2])).toEqual([]);
      expect(new Set(hostsInRules())).toEqual(new Set(VERSIONS[2]));
      await expectHonestCopy();
    }
  });

  it('is made anew where it is gone, damaged, or of another state', async () => {
    await give('0', VERSIONS[0]);
    const damage = [
      async (copy: RuleCopy) => copy.write('state-other.invalid', new Map(), true),
      async (copy: RuleCopy) => {
        const stamp = (await copy.readStamp()) ?? '';
        await copy.write(stamp, new Map([[1, ['two\nhosts.test']]]), false);
      },
    ];
    for (const harm of damage) {
      const copy = await RuleCopy.open();
      await harm(copy);
      copy.close();
      expect(await give('1', VERSIONS[1])).toBeGreaterThan(30);
      expect(findWrong(VERSIONS[1])).toEqual([]);
      await expectHonestCopy();
      expect(await give('0', VERSIONS[0])).toBe(1);
      expect(findWrong(VERSIONS[0])).toEqual([]);
    }
  });

  it('cannot be kept where storage takes nothing: the browser is asked, and the rules are right', async () => {
    const { write } = RuleCopy.prototype;
    RuleCopy.prototype.write = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    try {
      for (const hosts of VERSIONS) {
        expect(await give('any', hosts)).toBeGreaterThan(30);
        expect(findWrong(hosts)).toEqual([]);
      }
    } finally {
      RuleCopy.prototype.write = write;
    }
  });

  it('is honest at whatever step of a change the worker is killed, and the next start ends what was begun', async () => {
    const { write } = RuleCopy.prototype;
    let kills = 0;
    for (const [from, to] of [
      [0, 1],
      [1, 2],
      [2, 0],
    ] as const) {
      for (let killedAt = 0; ; killedAt++) {
        resetExtensionWorld();
        await give('before', VERSIONS[from]);
        let steps = 0;
        const step = (): void => {
          if (steps++ >= killedAt) throw new Error('killed');
        };
        state.onRuleUpdate = step;
        RuleCopy.prototype.write = async function (this: RuleCopy, ...args) {
          step();
          return write.apply(this, args);
        };
        const isKilled = await give('next', VERSIONS[to]).then(
          () => steps > killedAt,
          () => true,
        );
        state.onRuleUpdate = () => {};
        RuleCopy.prototype.write = write;
        await expectHonestCopy();
        if (!isKilled) break;
        kills += 1;
        await give('next', VERSIONS[to]);
        expect(findWrong(VERSIONS[to])).toEqual([]);
        expect(new Set(hostsInRules())).toEqual(new Set(VERSIONS[to]));
        await expectHonestCopy();
      }
    }
    expect(kills).toBeGreaterThan(8);
  });
});
