/** What a publisher can do something about, in a sentence for that person. */
export class RepositoryError extends Error {}
