import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type View, viewOf } from './search.ts';

/** Changes some of the view; undefined takes away. `replace` where Back should not come by here. */
export type ChangeView = (
  part: { readonly [K in keyof View]: View[K] | undefined },
  options?: { readonly replace?: boolean },
) => void;

/** What the address says, and what changes it. */
export function useView(): readonly [View, ChangeView] {
  const view = useSearch({ strict: false }) as View;
  const navigate = useNavigate();
  const change = useCallback<ChangeView>(
    (part, { replace = false } = {}) =>
      void navigate({
        to: '.',
        search: (before: View) => viewOf({ ...before, ...part }),
        replace,
      }),
    [navigate],
  );
  return [view, change];
}
