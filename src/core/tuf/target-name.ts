const MAX_NAME_LENGTH = 1024;

/**
 * Whether a target's name is a relative path of plain segments: no empty one, no `.` or `..`, no backslash, no
 * control character, at most 1,024 UTF-16 units. Such a name stays below the base address and below a folder.
 */
export function isTargetName(name: string): boolean {
  if (name.length > MAX_NAME_LENGTH || /[\\\p{Cc}\p{Surrogate}]/u.test(name)) return false;
  return name.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

/** The path of a target on the server, percent-encoded; under consistent snapshots the hash precedes the file name. */
export function writeTargetPath(name: string, hash: string | null): string {
  const segments = name.split('/').map(encodeURIComponent);
  const file = segments.pop() ?? '';
  return [...segments, hash === null ? file : `${hash}.${file}`].join('/');
}
