declare module 'crx3' {
  /** Packs the folder that holds the named manifest. */
  export default function writeCrx(
    files: readonly string[],
    options: { readonly keyPath: string; readonly crxPath: string },
  ): Promise<{ readonly appId: string }>;
}
