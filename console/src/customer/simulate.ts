import { useState } from 'react';

const STORED = 'convograph.simulate';

const kept = (): readonly string[] => {
  try {
    const all: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(all) ? all.map(String) : [];
  } catch {
    return [];
  }
};

/** Whether somebody may act for people of a Page whose conversations are real: it is switched on for each. */
export function useSimulating(page: string): readonly [boolean, (isOn: boolean) => void] {
  const [pages, setPages] = useState(kept);
  const change = (isOn: boolean) => {
    const others = pages.filter((each) => each !== page);
    const next = isOn ? [...others, page] : others;
    localStorage.setItem(STORED, JSON.stringify(next));
    setPages(next);
  };
  return [pages.includes(page), change];
}
