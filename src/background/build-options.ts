/** Put in place by the build; see `tools/build/build-options.ts`. */
declare const __CORDON_REPORT_MAIL__: string | null;

/** Where reports to the packaged list's publisher go; null where no address was given to the build. */
export const REPORT_MAIL = __CORDON_REPORT_MAIL__;
