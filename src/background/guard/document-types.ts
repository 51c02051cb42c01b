/**
 * What a request is called by the browser that fetches a document to be shown: a tab's, a frame's, or that of an
 * `<object>` or `<embed>`, which is a frame by another name.
 */
export const DOCUMENT_TYPES = ['main_frame', 'sub_frame', 'object'] as const;
