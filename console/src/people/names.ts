import { useMemo } from 'react';
import { useControl } from '../control/use-control.ts';
import { shownText } from '../ui/shown-text.ts';

/** What ids are called, with what nobody would see of it shown; the id where that is not known. */
export interface Names {
  readonly app: (id: string) => string;
  readonly page: (id: string) => string;
}

/** Apps that no list has: Meta's own. */
const INBOX: Readonly<Record<string, string>> = {
  '263902037430900': 'Page Inbox',
  '1217981644879628': 'Instagram Inbox',
};

/** Whether an app is one of Meta's inboxes, as which Meta AI answers too. */
export const isInbox = (app: string): boolean => INBOX[app] !== undefined;

/** Names of apps and Pages. */
export function useNames(): Names {
  const { data: apps } = useControl('GET /apps');
  const { data: pages } = useControl('GET /pages');
  return useMemo(() => {
    const byApp = new Map(apps?.data.map(({ id, name }) => [id, shownText(name)]));
    const byPage = new Map(pages?.data.map(({ id, name }) => [id, shownText(name)]));
    return {
      app: (id) => byApp.get(id) ?? INBOX[id] ?? id,
      page: (id) => byPage.get(id) ?? id,
    };
  }, [apps, pages]);
}

/** What a person is called; the id until that is known, nothing without one. */
export function usePersonName(page: string | undefined, person: string | undefined) {
  const isWanted = page !== undefined && person !== undefined;
  const { data } = useControl(
    'GET /pages/{page}/people/{person}',
    { page: page ?? '', person: person ?? '' },
    { isWanted },
  );
  return data?.name ?? person;
}
