/** What the pages see of a browser in the gallery. */
export interface FakeBrowser {
  /** Language tag of the browser. */
  readonly language: string;
  /** The content of that language's `messages.json`. */
  readonly messages: Readonly<
    Record<string, { message: string; placeholders?: Record<string, { content: string }> }>
  >;
  /** Answers by message name. `silent`: none ever comes. Absent: the background fails. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds that the page's clock stands at. */
  readonly now: number;
}

/** Runs in the page before its own scripts: puts a browser there, records what is sent. An API not faked throws. */
export function installFakeBrowser({ language, messages, answers, now }: FakeBrowser): void {
  Date.now = () => now;
  const sent: unknown[] = [];
  const getMessage = (key: string, values: readonly string[] = []): string => {
    const entry = new Map(Object.entries(messages)).get(key);
    if (entry === undefined) throw new Error(`no message ${key}`);
    return entry.message.replace(/\$([A-Z_]+)\$/g, (_all, name: string) => {
      const place = entry.placeholders?.[name.toLowerCase()]?.content ?? '';
      const value = values[Number(place.slice(1)) - 1];
      if (value === undefined) throw new Error(`no value for ${name} in ${key}`);
      return value;
    });
  };
  const sendMessage = async (request: { readonly name: string }): Promise<unknown> => {
    sent.push(request);
    const answer = new Map(Object.entries(answers)).get(request.name);
    if (answer === 'silent') return new Promise(() => {});
    return answer === undefined ? { ok: false, error: 'failed' } : { ok: true, answer };
  };
  const browser = {
    runtime: {
      id: 'gallery',
      sendMessage,
      getURL: (path: string) => `/${path}`,
      getManifest: () => ({ version: '0.1.0' }),
    },
    i18n: { getMessage, getUILanguage: () => language },
    tabs: { query: async () => [{ id: 1 }], create: async () => ({}) },
    permissions: { request: async () => true },
    extension: { isAllowedIncognitoAccess: async () => false },
  };
  Object.assign(globalThis, { browser, chrome: browser, sent });
}
