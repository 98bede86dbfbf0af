/**
 * Whether the machine's clock is faked by libfaketime (scripts/test-2028.ts). Times of files that are set are
 * read as others then, Python's `time.sleep` fails, and Chromium keeps the machine's own clock.
 */
export const isClockFaked: boolean = process.env.FAKETIME !== undefined;
