/** Platforms and folders by the names of the wire; their places are the numbers that are stored. */
export const PLATFORMS = ['MESSENGER', 'INSTAGRAM'] as const;
export const FOLDERS = ['inbox', 'other', 'page_done', 'spam'] as const;

export type Platform = (typeof PLATFORMS)[number];
export type Folder = (typeof FOLDERS)[number];
