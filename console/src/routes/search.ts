/** A pane of the studio. */
export const PANES = ['customer', 'timeline', 'work'] as const;
export type Pane = (typeof PANES)[number];

/** What the Work pane shows: of a row, or of the conversation that is open. */
const WORK_TABS = ['row', 'inbox', 'why'] as const;
export type WorkTab = (typeof WORK_TABS)[number];

/** Where a Page has a conversation, and on which platform. */
export const FOLDERS = ['inbox', 'other', 'page_done', 'spam'] as const;
const PLATFORMS = ['MESSENGER', 'INSTAGRAM'] as const;

/** All that a page shows besides what the server has: it is the page's address, and Back undoes it. */
export interface View {
  /** Id of the Page that is looked at. */
  readonly page?: string;
  /** Id of the app through whose eyes. */
  readonly as?: string;
  /** Id of the app whose webhooks are looked at. */
  readonly app?: string;
  /** Id of the conversation that the telephone shows. */
  readonly conversation?: string;
  /** Number of the row that is selected. */
  readonly sel?: number;
  /** Which rows, in the grammar of the timeline. */
  readonly q?: string;
  /** The number behind which rows begin: what was before is cleared away. */
  readonly from?: number;
  /** Rows as one text. */
  readonly plain?: true;
  readonly tab?: WorkTab;
  /** Of the inbox. */
  readonly folder?: (typeof FOLDERS)[number];
  readonly platform?: (typeof PLATFORMS)[number];
  /** The pane that is seen where there is no room for all. */
  readonly pane?: Pane;
  /** The pane that fills the window. */
  readonly full?: Pane;
  /** Id of the job that the import page shows: a look, or an import. */
  readonly job?: string;
  /** The language. */
  readonly hl?: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, 2_000) : undefined;

const number = (value: unknown): number | undefined =>
  /^\d{1,15}$/.test(String(value)) ? Number(value) : undefined;

const oneOf = <T extends string>(words: readonly T[], value: unknown): T | undefined =>
  words.find((word) => word === value);

/** Reads an address; what it cannot be is left out. */
export function readView(given: Readonly<Record<string, unknown>>): View {
  return viewOf({
    page: text(given.page),
    as: text(given.as),
    app: text(given.app),
    conversation: text(given.conversation),
    sel: number(given.sel),
    q: text(given.q),
    from: number(given.from),
    plain: given.plain === undefined ? undefined : true,
    tab: oneOf(WORK_TABS, given.tab),
    folder: oneOf(FOLDERS, given.folder),
    platform: oneOf(PLATFORMS, given.platform),
    pane: oneOf(PANES, given.pane),
    full: oneOf(PANES, given.full),
    job: text(given.job),
    hl: text(given.hl),
  });
}

/** A view without what is not said. */
export function viewOf(given: { readonly [K in keyof View]: View[K] | undefined }): View {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The query of an address: plain, as people write it. */
export const parseSearch = (search: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(search));

/** The same the other way. */
export function stringifySearch(view: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(view).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return query.size === 0 ? '' : `?${query}`;
}
