/** What the page looks like: as the system says, or as somebody chose. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;

export type Theme = (typeof THEMES)[number];

const STORED = 'convograph.theme';

/** What was chosen in this browser. */
export function keptTheme(): Theme {
  const kept = localStorage.getItem(STORED);
  return THEMES.find((theme) => theme === kept) ?? 'system';
}

/** Has the page look so, now and whenever it is opened again. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(STORED, theme);
  showTheme(theme);
}

/** Has the page look so. */
export function showTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  const isMore = theme === 'contrast' || matchMedia('(prefers-contrast: more)').matches;
  if (isMore) dataset.contrast = 'more';
  else delete dataset.contrast;
  if (theme === 'light' || theme === 'dark') dataset.theme = theme;
  else delete dataset.theme;
}
