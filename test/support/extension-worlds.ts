import type { Page, Protocol } from 'puppeteer-core';

/** The worlds in which an extension's scripts run in the document that a tab shows. Chromium alone tells of them. */
export interface ExtensionWorlds {
  list(): readonly number[];
  /** Runs an expression in the first of them, and waits where it gives a promise; null where there is none. */
  evaluate(expression: string): Promise<unknown>;
}

/** Watches a tab from here on, the document that it shows now included. */
export async function watchExtensionWorlds(page: Page, extensionRoot: string): Promise<ExtensionWorlds> {
  const session = await page.createCDPSession();
  const worlds = new Set<number>();
  const isOurs = ({ origin }: Protocol.Runtime.ExecutionContextDescription): boolean =>
    origin !== '' && extensionRoot.startsWith(origin);
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (isOurs(context)) worlds.add(context.id);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
    worlds.delete(executionContextId),
  );
  session.on('Runtime.executionContextsCleared', () => worlds.clear());
  await session.send('Runtime.enable');
  return {
    list: () => [...worlds],
    evaluate: async (expression) => {
      const [contextId] = worlds;
      if (contextId === undefined) return null;
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        contextId,
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
      return result.value as unknown;
    },
  };
}
