/** What the end of a thread's name in the ordinary download tells it by. */
export interface Mark {
  readonly text: string;
  /** Digits have been written since about 2021, other characters before. */
  readonly isNumber: boolean;
}

/** `holiday_7441` → 7441; the whole name where nothing is set off. */
export function markOf(name: string): Mark {
  const text = name.slice(name.lastIndexOf('_') + 1) || name;
  return { text, isNumber: /^\d+$/.test(text) };
}
