/** Put in place by the build; see `tools/build/build-options.ts`. */
declare const __CORDON_REPORT_MAIL__: string | null;
declare const __CORDON_REPOSITORY_URL__: string | null;

/** Where reports to the packaged list's publisher go; null where no address was given to the build. */
export const REPORT_MAIL = __CORDON_REPORT_MAIL__;

/** Where new versions of the packaged list are published; null where the build was given no repository. */
export const REPOSITORY_URL = __CORDON_REPOSITORY_URL__;
