/** A file that cannot be read to its end as what it is said to be: in one sentence that begins with its name. */
export class InputError extends Error {}
