/** The apps by which a Page's people answer in Meta's own inboxes (wire.md 7.1). */
export const INBOX_APPS = {
  MESSENGER: '263902037430900',
  INSTAGRAM: '1217981644879628',
} as const;
