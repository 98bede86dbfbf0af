/** Where the browser keeps the client in whose words calls are written. */
const KEPT = 'convograph.code';

/** The client that was picked last; curl before one was. */
export function codeLanguage(): string {
  try {
    return localStorage.getItem(KEPT) ?? 'curl';
  } catch {
    return 'curl';
  }
}

/** Keeps it; where the browser keeps nothing it holds for this page. */
export function keepCodeLanguage(as: string): void {
  try {
    localStorage.setItem(KEPT, as);
  } catch {
    // Nothing hangs on it.
  }
}
