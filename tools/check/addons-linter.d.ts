declare module 'addons-linter' {
  interface LinterMessage {
    readonly code: string;
    readonly message: string;
    readonly file?: string | null;
    readonly line?: number | null;
  }
  interface Linter {
    run(): Promise<{
      readonly errors: readonly LinterMessage[];
      readonly warnings: readonly LinterMessage[];
    }>;
  }
  const linter: {
    createInstance(options: {
      readonly config: Readonly<Record<string, unknown>>;
      readonly runAsBinary: boolean;
    }): Linter;
  };
  export default linter;
}
