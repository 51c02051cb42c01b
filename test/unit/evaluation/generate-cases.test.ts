import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BLIND_SET, FIRST_SET } from '../../../evaluation/case-sets.ts';
import {
  type EvaluationCase,
  generateCases,
  writeManifest,
} from '../../../evaluation/generate/generate-cases.ts';

const cases = generateCases(FIRST_SET);
const blind = generateCases(BLIND_SET);
const ofClass = (caseClass: string) => cases.filter((each) => each.caseClass === caseClass);

describe('the own cases', () => {
  it('are the bytes that were frozen before the engine was tuned', () => {
    expect(writeManifest(cases)).toBe(readFileSync(FIRST_SET.manifest, 'utf8'));
  });

  it('are enough: 200 frauds and 1,000 ordinary mails, each type in five languages', () => {
    expect(ofClass('fraud').length).toBeGreaterThanOrEqual(200);
    expect(ofClass('ordinary').length).toBeGreaterThanOrEqual(1000);
    const types = new Set(cases.map(({ caseClass, type }) => `${caseClass}/${type}`));
    const typesInLanguages = new Set(cases.map(({ id }) => id.replace(/-\d+$/, '')));
    expect(typesInLanguages.size).toBe(types.size * 5);
  });

  it('have a second set that nobody tunes on, frozen too: 150 frauds and 600 ordinary mails', () => {
    expect(writeManifest(blind)).toBe(readFileSync(BLIND_SET.manifest, 'utf8'));
    expect(blind.filter(({ caseClass }) => caseClass === 'fraud').length).toBeGreaterThanOrEqual(150);
    expect(blind.filter(({ caseClass }) => caseClass === 'ordinary').length).toBeGreaterThanOrEqual(600);
    expect(blind.filter(({ isForTuning }) => isForTuning)).toEqual([]);
  });

  it('never take one text for tuning and for reporting', () => {
    const parity = ({ number, template }: EvaluationCase) => number % 2 === template % 2;
    expect(cases.filter((each) => !parity(each))).toEqual([]);
  });

  it('differ from each other', () => {
    const ids = new Set([...cases, ...blind].map(({ message }) => Buffer.from(message).toString('latin1')));
    expect(ids.size).toBe(cases.length + blind.length);
  });

  it('have no line longer than RFC 5322 allows, and no value left to be filled in', () => {
    for (const { id, message } of [...cases, ...blind]) {
      const text = Buffer.from(message).toString('latin1');
      expect(Math.max(...text.split('\r\n').map((line) => line.length)), id).toBeLessThanOrEqual(998);
      expect(text, id).not.toMatch(/\{[a-z]+[.}]|\[\[/);
    }
  });
});
