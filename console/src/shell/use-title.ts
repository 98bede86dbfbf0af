import { useEffect } from 'react';
import { usePage } from '../people/use-page.ts';

/** Names the tab of the browser. */
export function useTitle(title: string): void {
  const page = usePage()?.name;
  useEffect(() => {
    document.title = [title, page, 'Convograph'].filter(Boolean).join(' – ');
  }, [title, page]);
}
