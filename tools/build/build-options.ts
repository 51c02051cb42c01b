/** What whoever builds Cordon may set, by environment variables. Unset is the default: nothing is invented. */
export interface BuildOptions {
  /** `CORDON_REPORT_MAIL`: where "This is a mistake" is sent. Null: the report is copied only. */
  readonly reportMail: string | null;
}

/** Throws, in words for the person who builds, where an option is set to what it cannot be. */
export function readBuildOptions(environment: Readonly<Record<string, string | undefined>>): BuildOptions {
  const reportMail = environment['CORDON_REPORT_MAIL'] ?? '';
  if (reportMail !== '' && !/^[^@\s,;:<>"]+@[^@\s,;:<>"]+\.[^@\s,;:<>"]+$/.test(reportMail)) {
    throw new Error(`CORDON_REPORT_MAIL must be one mail address; it is "${reportMail}".`);
  }
  return { reportMail: reportMail === '' ? null : reportMail };
}

/** The options as constants of the bundle. */
export function defineBuildOptions({ reportMail }: BuildOptions): Readonly<Record<string, string>> {
  return { __CORDON_REPORT_MAIL__: JSON.stringify(reportMail) };
}
