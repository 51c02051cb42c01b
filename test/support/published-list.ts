import { createHash } from 'node:crypto';
import { ListRepository } from './list-repository.ts';
import { startTufServer, type TufServer } from './tuf-server.ts';

/** A list in a repository of its own, on a loopback port. */
export interface PublishedList {
  readonly repository: ListRepository;
  readonly server: TufServer;
  /** As its publisher gives it out. */
  readonly address: string;
  readonly fingerprint: string;
  /** `address#sha256=fingerprint` */
  readonly following: string;
  close(): Promise<void>;
}

/** Publishes version 1 of a list, good for 30 days from now. */
export async function publishList(id: string, hosts: readonly string[]): Promise<PublishedList> {
  const repository = await ListRepository.create(Math.floor(Date.now() / 1000));
  await repository.release(1, hosts, id);
  const server = await startTufServer(repository.tuf);
  const address = new URL('..', server.metadataUrl).href;
  const fingerprint = createHash('sha256').update(repository.tuf.initialRoot).digest('hex');
  const following = `${address}#sha256=${fingerprint}`;
  return { repository, server, address, fingerprint, following, close: () => server.close() };
}
