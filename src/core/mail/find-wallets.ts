/** Bitcoin (base58 and bech32), Ethereum, Tron: by their shape; a list decides. */
const WALLET =
  /\b(?:bc1[02-9ac-hj-np-z]{11,71}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33})\b/g;
const MAX_WALLETS = 20;

/** Addresses of wallets in a text, as written. */
export function findWallets(text: string): readonly string[] {
  return [...new Set([...text.matchAll(WALLET)].slice(0, MAX_WALLETS).map(([wallet]) => wallet))];
}
