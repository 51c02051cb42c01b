/** An address of the message, taken apart. */
export interface Party {
  readonly name: string;
  /** In lower case, host in canonical form. */
  readonly address: string;
  readonly host: string;
  /** Registrable. */
  readonly domain: string;
  /** As written. */
  readonly written: string;
}
