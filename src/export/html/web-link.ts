/** An address that may be followed: on the web, and nowhere else. */
export const isWebLink = (link: string): boolean => /^https?:\/\//i.test(link);
