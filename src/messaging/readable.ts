const DAY = 86_400_000;

/** In strict mode the details of only so many of the newest messages are readable (wire.md 5.4). */
export const READABLE_MESSAGES = 20;

/**
 * In strict mode Instagram requests (folder `other`) idle for 30 days are not listed (wire.md
 * 5.2).
 * @param asked without a folder, every folder is listed
 * @returns the time in ms from which on a request must have been updated to be listed
 */
export const listedSince = (
  asked: {
    readonly strict: boolean;
    readonly platform: string;
    readonly folder: string | undefined;
  },
  now: () => number,
): number => {
  const requests = asked.folder === undefined || asked.folder === 'other';
  return asked.strict && asked.platform === 'INSTAGRAM' && requests ? now() - 30 * DAY : 0;
};
