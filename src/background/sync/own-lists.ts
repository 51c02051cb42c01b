import { type ListAddress, readListAddress, writeListAddress } from '../../core/list/list-address.ts';
import { declareItem } from '../../platform/storage-item.ts';

/** Lists that the person follows, as `URL#sha256=<fingerprint>`, in the order in which they were added. */
const ownLists = declareItem<readonly string[]>('local', 'own-lists', [], (value) =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : null,
);

export async function readOwnLists(): Promise<readonly ListAddress[]> {
  return (await ownLists.read()).flatMap((text) => {
    const read = readListAddress(text);
    return read.ok && read.fingerprint !== null ? [{ url: read.url, fingerprint: read.fingerprint }] : [];
  });
}

export async function addOwnList(list: ListAddress): Promise<void> {
  await ownLists.update((all) => [...all, writeListAddress(list)]);
}

/** Does nothing where the person does not follow such a list. */
export async function removeOwnList(fingerprint: string): Promise<void> {
  await ownLists.update((all) =>
    all.filter((text) => {
      const read = readListAddress(text);
      return !read.ok || read.fingerprint !== fingerprint;
    }),
  );
}
