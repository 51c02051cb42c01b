import { afterEach, describe, expect, test, vi } from 'vitest';
import { registerContextMenu } from '../../../src/background/context-menu.ts';
import { holdInspection, takeInspection } from '../../../src/background/inspections.ts';
import { resetExtensionWorld } from '../../support/extension-world.ts';
import { type FakeMenuClick, state } from '../../support/fake-browser.ts';

const TEXT = { kind: 'text', text: 'https://a.example/' } as const;

describe('what waits for the inspect page', () => {
  afterEach(() => void vi.useRealTimers());

  test('is given away once, for its token alone', () => {
    const token = holdInspection(TEXT) ?? '';
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    expect(takeInspection('0'.repeat(32))).toBeNull();
    expect(takeInspection(token)).toEqual(TEXT);
    expect(takeInspection(token)).toBeNull();
  });

  test('expires', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const token = holdInspection(TEXT) ?? '';
    vi.setSystemTime(Date.now() + 121_000);
    expect(takeInspection(token)).toBeNull();
  });

  test('is bounded: the oldest gives way, and what is too large is not taken', () => {
    const tokens = Array.from({ length: 9 }, (_, index) =>
      holdInspection({ kind: 'text', text: String(index) }),
    );
    expect(takeInspection(tokens[0] ?? '')).toBeNull();
    expect(takeInspection(tokens[1] ?? '')).toEqual({ kind: 'text', text: '1' });
    expect(holdInspection({ kind: 'file', name: 'x', base64: 'A'.repeat(33 * 1024 * 1024) })).toBeNull();
  });
});

describe("the browser's menu", () => {
  const choose = (click: FakeMenuClick) => {
    resetExtensionWorld();
    registerContextMenu();
    for (const listener of state.menuListeners) listener(click, { windowId: 7 });
    return state.openedTabs[0];
  };

  test.each<[string, FakeMenuClick, string]>([
    [
      'a link',
      { menuItemId: 'check-link', linkUrl: 'https://a.example/x', selectionText: 'words' },
      'https://a.example/x',
    ],
    ['selected text', { menuItemId: 'check-text', selectionText: 'Please pay' }, 'Please pay'],
  ])('hands %s to the inspect page, in the window that it was chosen in', (_, click, text) => {
    const tab = choose(click);
    expect(tab?.windowId).toBe(7);
    const [path, token = ''] = (tab?.url ?? '').split('#');
    expect(path).toMatch(/src\/inspect\/index\.html$/);
    expect(takeInspection(token)).toEqual({ kind: 'text', text });
  });

  test('opens nothing where there is nothing to check', () => {
    expect(choose({ menuItemId: 'check-link' })).toBeUndefined();
  });
});
