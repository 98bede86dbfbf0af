import { Shown } from '../shown.ts';

/** Of this browser: in which client's words calls are copied. */
const STORED = 'convograph.code';
const stored = () => localStorage.getItem(STORED) ?? 'curl';
const language = new Shown(stored());

/** The client whose words were chosen last; curl at first. */
export const codeLanguage = (): string => language.now;

/** Chooses another. */
export function chooseCodeLanguage(as: string): void {
  localStorage.setItem(STORED, as);
  language.become(as);
}

export const useCodeLanguage = language.use;

// Another tab may choose, too.
addEventListener('storage', ({ key }) => key === STORED && language.become(stored()));
