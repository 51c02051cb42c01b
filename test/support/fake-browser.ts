import { FIRST_PATH_RULE } from '../../src/background/guard/rule-numbers.ts';

/**
 * Stands in for webextension-polyfill in integration tests. It fakes the few calls that the background makes, as the
 * browsers document them; anything else throws, so that no test passes on a silent `undefined`.
 */
export interface FakeRule {
  readonly id: number;
  readonly priority: number;
  readonly action: { readonly type: 'redirect' | 'allow' };
  readonly condition: { readonly regexFilter?: string; readonly requestDomains?: readonly string[] };
}
export interface RuleUpdate {
  readonly removeRuleIds?: readonly number[];
  readonly addRules?: readonly FakeRule[];
}
export interface FakeMenuClick {
  readonly menuItemId: string;
  readonly linkUrl?: string;
  readonly selectionText?: string;
}
export interface FakeNavigation {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string;
}
type NavigationEvent =
  | 'onBeforeNavigate'
  | 'onCommitted'
  | 'onHistoryStateUpdated'
  | 'onReferenceFragmentUpdated';
type RuleSet = 'dynamic' | 'session';

const ORIGIN = 'chrome-extension://cordonfake';

/** What the fake browser holds; tests read and change it. */
export class FakeBrowserState {
  readonly local = new Map<string, unknown>();
  readonly session = new Map<string, unknown>();
  readonly dynamicRules = new Map<number, FakeRule>();
  readonly sessionRules = new Map<number, FakeRule>();
  readonly alarms = new Map<string, { readonly when: number }>();
  /** By tab: the toolbar's icon of 16 pixels. */
  readonly icons = new Map<number | undefined, string>();
  readonly tabs = new Map<number, { id: number; url: string; incognito: boolean; title?: string }>();
  /** Path in the package → content. */
  readonly packageFiles = new Map<string, Uint8Array>();
  /** Answers for the policy service; where it throws, the browser rejects. */
  readManaged: () => unknown = () => ({});
  isPrivateWorker = false;
  /** As the manifest has it: Chromium's package, or Firefox's. */
  incognito: 'split' | 'spanning' = 'split';
  /** Where "back" leads in every tab. */
  addressBehind = 'https://behind.example/';
  version = '0.1.0';
  installType = 'normal';
  /** Of the toolbar's icon, on every tab. */
  badge = '';
  /** What the browser's menu was told to call. */
  readonly menuListeners: ((clicked: FakeMenuClick, tab?: { readonly windowId: number }) => void)[] = [];
  readonly openedTabs: { readonly url: string; readonly windowId?: number }[] = [];
  /** What listens to each event of a navigation. */
  readonly navigationListeners = new Map<NavigationEvent, ((navigation: FakeNavigation) => void)[]>();
  /** Where tabs were taken, in order. */
  readonly tabUpdates: string[] = [];
  /** Tells the extension that a newer version of it is there. */
  onUpdate: () => void = () => {};
  /** How often the extension restarted itself. */
  reloads = 0;
  /** Of a rule; the real limit is on what it compiles to. */
  longestRegex = 1000;
  /** Calls for the dynamic rules of hosts so far. */
  ruleReads = 0;
  /** Called before rules change; where it throws, they do not. */
  onRuleUpdate: (ruleSet: RuleSet, update: RuleUpdate) => void = () => {};

  /** Tells of a navigation, as the browser does. */
  tellNavigation(event: NavigationEvent, navigation: FakeNavigation): void {
    for (const listener of this.navigationListeners.get(event) ?? []) listener(navigation);
  }

  reset(): void {
    for (const map of [
      this.local,
      this.session,
      this.dynamicRules,
      this.sessionRules,
      this.alarms,
      this.tabs,
      this.icons,
      this.navigationListeners,
    ])
      map.clear();
    this.packageFiles.clear();
    this.menuListeners.length = 0;
    this.openedTabs.length = 0;
    this.tabUpdates.length = 0;
    this.readManaged = () => ({});
    this.isPrivateWorker = false;
    this.incognito = 'split';
    this.version = '0.1.0';
    this.installType = 'normal';
    this.badge = '';
    this.onUpdate = () => {};
    this.reloads = 0;
    this.onRuleUpdate = () => {};
    this.ruleReads = 0;
    this.longestRegex = 1000;
  }
}

export const state = new FakeBrowserState();

/** An event that never comes. */
const SILENT_EVENT = { addListener: () => {}, removeListener: () => {} };

function navigationEvent(name: NavigationEvent) {
  return {
    addListener: (listener: (navigation: FakeNavigation) => void) => {
      state.navigationListeners.set(name, [...(state.navigationListeners.get(name) ?? []), listener]);
    },
  };
}

function area(stored: () => Map<string, unknown>) {
  return {
    get: async (key: string) => (stored().has(key) ? { [key]: structuredClone(stored().get(key)) } : {}),
    set: async (values: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(values)) stored().set(key, structuredClone(value));
    },
  };
}

/** All of an update takes effect, or nothing. */
async function updateRules(ruleSet: RuleSet, update: RuleUpdate): Promise<void> {
  state.onRuleUpdate(ruleSet, update);
  const rules = ruleSet === 'dynamic' ? state.dynamicRules : state.sessionRules;
  const { removeRuleIds = [], addRules = [] } = update;
  const changed = new Map([...rules].filter(([id]) => !removeRuleIds.includes(id)));
  for (const rule of addRules) {
    if (changed.has(rule.id)) throw new Error(`Rule with id ${rule.id} does not have a unique ID.`);
    changed.set(rule.id, structuredClone(rule));
  }
  rules.clear();
  for (const [id, rule] of changed) rules.set(id, rule);
}

const faked = {
  runtime: {
    id: 'cordonfake',
    getURL: (path: string) => `${ORIGIN}/${path}`,
    getManifest: () => ({ version: state.version, incognito: state.incognito }),
    onUpdateAvailable: {
      addListener: (listener: () => void) => {
        state.onUpdate = listener;
      },
    },
    reload: () => {
      state.reloads += 1;
    },
    getPlatformInfo: async () => ({ os: 'linux', arch: 'x86-64' }),
    onInstalled: SILENT_EVENT,
  },
  extension: {
    get inIncognitoContext() {
      return state.isPrivateWorker;
    },
  },
  storage: {
    local: area(() => state.local),
    session: area(() => state.session),
    managed: { get: async () => structuredClone(state.readManaged()) },
  },
  alarms: {
    create: async (name: string, info: { readonly when: number }) => {
      state.alarms.set(name, info);
    },
  },
  tabs: {
    get: async (tabId: number) => {
      const tab = state.tabs.get(tabId);
      if (tab === undefined) throw new Error(`No tab with id: ${tabId}.`);
      return { ...tab };
    },
    update: async (tabId: number, { url }: { readonly url: string }) => {
      const tab = state.tabs.get(tabId);
      if (tab === undefined) throw new Error(`No tab with id: ${tabId}.`);
      state.tabUpdates.push(url);
      tab.url = url;
    },
    goBack: async (tabId: number) => {
      const tab = state.tabs.get(tabId);
      if (tab === undefined) throw new Error(`No tab with id: ${tabId}.`);
      tab.url = state.addressBehind;
    },
    create: async (tab: { readonly url: string; readonly windowId?: number }) => {
      state.openedTabs.push(tab);
    },
    onRemoved: SILENT_EVENT,
    query: async () => [...state.tabs.values()].map((tab) => ({ ...tab })),
  },
  contextMenus: {
    onClicked: {
      addListener: (listener: FakeBrowserState['menuListeners'][number]) =>
        state.menuListeners.push(listener),
    },
  },
  webNavigation: {
    onBeforeNavigate: navigationEvent('onBeforeNavigate'),
    onCommitted: navigationEvent('onCommitted'),
    onHistoryStateUpdated: navigationEvent('onHistoryStateUpdated'),
    onReferenceFragmentUpdated: navigationEvent('onReferenceFragmentUpdated'),
  },
  action: {
    setIcon: async ({ tabId, path }: { readonly tabId?: number; readonly path: Record<number, string> }) => {
      state.icons.set(tabId, path[16] ?? '');
    },
    setBadgeText: async ({ text }: { readonly text: string }) => {
      state.badge = text;
    },
  },
  management: { getSelf: async () => ({ installType: state.installType }) },
  i18n: { getMessage: (key: string) => key },
  permissions: { contains: async () => true },
  declarativeNetRequest: {
    updateDynamicRules: (update: RuleUpdate) => updateRules('dynamic', update),
    updateSessionRules: (update: RuleUpdate) => updateRules('session', update),
    getDynamicRules: async ({ ruleIds }: { readonly ruleIds?: readonly number[] } = {}) => {
      if (ruleIds?.every((id) => id >= FIRST_PATH_RULE) !== true) state.ruleReads += 1;
      return [...state.dynamicRules.values()].filter(({ id }) => ruleIds?.includes(id) ?? true);
    },
    isRegexSupported: async ({ regex }: { readonly regex: string }) => ({
      isSupported: regex.length <= state.longestRegex,
    }),
  },
};

function guard<T extends object>(target: T, path: string): T {
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'symbol') return Reflect.get(object, key);
      if (!Reflect.has(object, key)) throw new Error(`the fake browser has no ${path}${key}`);
      const value: unknown = Reflect.get(object, key);
      return typeof value === 'object' && value !== null ? guard(value, `${path}${key}.`) : value;
    },
  });
}

const browser = guard(faked, '');
export default browser;

const fetchOverNetwork = globalThis.fetch;

/** Installs the globals of an extension's worker: its origin, and `fetch` for files of the package and for loopback. */
export function installWorkerGlobals(): void {
  Object.assign(globalThis, {
    location: new URL(`${ORIGIN}/background.js`),
    fetch: async (input: string | URL, init?: RequestInit) => {
      const address = String(input);
      if (/^https?:\/\/127\.0\.0\.1:/.test(address)) return fetchOverNetwork(address, init);
      const path = address.startsWith(`${ORIGIN}/`) ? address.slice(ORIGIN.length + 1) : null;
      const file = path === null ? undefined : state.packageFiles.get(path);
      if (file === undefined) throw new TypeError(`Failed to fetch ${address}`);
      return new Response(file.slice());
    },
  });
}
