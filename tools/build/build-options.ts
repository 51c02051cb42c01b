/** What whoever builds Cordon may set, by environment variables. Unset is the default: nothing is invented. */
export interface BuildOptions {
  /** `CORDON_REPORT_MAIL`: where "This is a mistake" is sent. Null: the report is copied only. */
  readonly reportMail: string | null;
  /** `CORDON_REPOSITORY_URL` and `CORDON_REPOSITORY_ROOT`: where new versions of the packaged list come from. */
  readonly repository: Repository | null;
}

export interface Repository {
  /** Folder with `metadata/` and `targets/`; https, or http on this machine for trying. Ends with `/`. */
  readonly url: string;
  /** Path of the first root file, which is packaged. */
  readonly rootPath: string;
}

/** Throws, in words for the person who builds, where an option is set to what it cannot be. */
export function readBuildOptions(environment: Readonly<Record<string, string | undefined>>): BuildOptions {
  const reportMail = environment['CORDON_REPORT_MAIL'] ?? '';
  if (reportMail !== '' && !/^[^@\s,;:<>"]+@[^@\s,;:<>"]+\.[^@\s,;:<>"]+$/.test(reportMail)) {
    throw new Error(`CORDON_REPORT_MAIL must be one mail address; it is "${reportMail}".`);
  }
  const url = environment['CORDON_REPOSITORY_URL'] ?? '';
  const rootPath = environment['CORDON_REPOSITORY_ROOT'] ?? '';
  if ((url === '') !== (rootPath === '')) {
    throw new Error('CORDON_REPOSITORY_URL and CORDON_REPOSITORY_ROOT belong together: set both or none.');
  }
  return {
    reportMail: reportMail === '' ? null : reportMail,
    repository: url === '' ? null : { url: readRepositoryUrl(url), rootPath },
  };
}

function readRepositoryUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isLocal = url?.protocol === 'http:' && url.hostname === '127.0.0.1';
  if (url === null || (url.protocol !== 'https:' && !isLocal)) {
    throw new Error(`CORDON_REPOSITORY_URL must be an https address; it is "${text}".`);
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** The options as constants of the bundle. */
export function defineBuildOptions({
  reportMail,
  repository,
}: BuildOptions): Readonly<Record<string, string>> {
  return {
    __CORDON_REPORT_MAIL__: JSON.stringify(reportMail),
    __CORDON_REPOSITORY_URL__: JSON.stringify(repository?.url ?? null),
  };
}
