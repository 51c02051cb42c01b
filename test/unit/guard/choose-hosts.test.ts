import { describe, expect, it } from 'vitest';
import { RuleCandidates } from '../../../src/background/guard/choose-hosts.ts';
import type { Overlay, RulesInForce } from '../../../src/background/guard/in-force.ts';
import { finishSteps } from '../../../src/core/table/finish-steps.ts';
import { bucketsOf, listWanted } from '../../support/wanted-hosts.ts';

function choose(candidates: RuleCandidates): readonly string[] {
  const chosen = finishSteps(candidates.chooseSteps());
  const listed = listWanted(chosen);
  expect(chosen.size).toBe(listed.length);
  for (const host of listed) expect(chosen.has(host)).toBe(true);
  return [...listed].sort();
}

function holding(hosts: readonly string[], overlay: Partial<Overlay> = {}): RulesInForce {
  return { base: bucketsOf(hosts), overlay: { stop: new Set(), open: new Set(), ...overlay } };
}

describe('the hosts that the browser is given (GUARD.md, layer 1: budget)', () => {
  it('takes all where there is room, each once', () => {
    const candidates = new RuleCandidates(holding([]), 4);
    for (const host of ['a.test', 'b.test', 'a.test', 'c.test']) candidates.add(host, 1);
    expect(choose(candidates)).toEqual(['a.test', 'b.test', 'c.test']);
  });

  it.each([
    [2, ['grave.test', 'held.test']],
    [4, ['first.test', 'grave.test', 'held.test', 'second.test']],
    [9, ['first.test', 'grave.test', 'held-slight.test', 'held.test', 'second.test']],
  ])('takes the gravest %i, and of equally grave ones those that the rules hold', (limit, expected) => {
    const candidates = new RuleCandidates(holding(['held.test', 'held-slight.test', 'gone.test']), limit);
    candidates.add('held-slight.test', 0);
    candidates.add('first.test', 2);
    candidates.add('second.test', 2);
    candidates.add('held.test', 2);
    candidates.add('grave.test', 3);
    expect(choose(candidates)).toEqual(expected);
  });

  it('keeps what the rules hold, however many others come before it', () => {
    const held = Array.from({ length: 60 }, (_, index) => `held${index}.test`);
    const overlay = { stop: new Set(held.slice(0, 20)), open: new Set(['open.test']) };
    const candidates = new RuleCandidates(holding([...held.slice(20), 'open.test'], overlay), 100);
    for (let index = 0; index < 300; index++) candidates.add(`other${index}.test`, 3);
    for (const host of [...held, 'open.test']) candidates.add(host, 3);
    const chosen = choose(candidates);
    expect(chosen).toHaveLength(100);
    expect(chosen.filter((host) => host.startsWith('held'))).toHaveLength(60);
  });

  it('counts a host by the gravest of its ranks, whichever list comes first', () => {
    for (const ranks of [[0, 3] as const, [3, 0] as const]) {
      const candidates = new RuleCandidates(holding(['b.test']), 2);
      for (const rank of ranks) {
        candidates.add('a.test', rank);
        candidates.add('b.test', rank);
      }
      candidates.add('c.test', 2);
      expect(choose(candidates)).toEqual(['a.test', 'b.test']);
    }
  });

  it('does not let a list that names a host twice take another one’s room', () => {
    const candidates = new RuleCandidates(holding([]), 2);
    for (const rank of [3, 2, 1] as const) candidates.add('a.test', rank);
    candidates.add('b.test', 0);
    expect(choose(candidates)).toEqual(['a.test', 'b.test']);
  });
});
