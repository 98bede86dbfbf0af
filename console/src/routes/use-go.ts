import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { PageName } from './pages.ts';
import type { View } from './search.ts';

/** What of an address holds of the next page too. */
export const kept = ({ page, as, hl }: View): View => ({ page, as, hl }) as View;

/** Goes to a page of the console, with what more its address is to say. */
export function useGo(): (to: PageName, more?: View) => void {
  const navigate = useNavigate();
  return useCallback(
    (to, more) =>
      void navigate({ to: `/${to}`, search: (now: View) => ({ ...kept(now), ...more }) as View }),
    [navigate],
  );
}
