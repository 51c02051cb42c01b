import { readCurrentPolicy } from '../sync/managed-policy.ts';

/** Whether a list's `forced` flag is honoured: IT named it by policy. Any other list may not cut off a popular host. */
export async function mayForce(listId: string): Promise<boolean> {
  const { lists } = await readCurrentPolicy();
  return lists.some(({ fingerprint }) => fingerprint === listId);
}
