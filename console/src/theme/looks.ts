/**
 * Has the page look as was chosen in this browser: theme, contrast, density, and its direction of
 * writing. It is a script of the page's head too, which runs before anything is painted
 * (console/before-paint.ts): so it names nothing that stands outside of it.
 */
export function showLooks(): void {
  const root = document.documentElement;
  const kept = (what: string): string | null => localStorage.getItem(`convograph.${what}`);
  const set = (name: string, value: string | null | false) =>
    value ? root.setAttribute(name, value) : root.removeAttribute(name);
  const theme = kept('theme');
  const isPlain = theme === 'light' || theme === 'dark';
  const isMore = theme === 'contrast' || matchMedia('(prefers-contrast: more)').matches;
  set('data-theme', isPlain && theme);
  set('data-contrast', isMore && 'more');
  set('data-density', kept('density') === 'compact' && 'compact');
  const isPseudo = new URLSearchParams(location.search).get('hl') === 'qps';
  root.lang = isPseudo ? 'ar-x-pseudo' : 'en';
  root.dir = isPseudo ? 'rtl' : 'ltr';
}
