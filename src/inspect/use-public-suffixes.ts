import { useEffect, useState } from 'preact/hooks';
import type { PublicSuffixes } from '../core/url/public-suffixes.ts';
import { readPublicSuffixes } from '../platform/public-suffixes.ts';

/** Null until they are read, and where they cannot be. */
export function usePublicSuffixes(): PublicSuffixes | null {
  const [suffixes, setSuffixes] = useState<PublicSuffixes | null>(null);
  useEffect(() => {
    readPublicSuffixes().then(setSuffixes, () => {});
  }, []);
  return suffixes;
}
