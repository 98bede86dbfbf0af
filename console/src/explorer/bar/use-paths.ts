import { useControl } from '../../control/use-control.ts';
import { usePage } from '../../people/use-page.ts';
import { useText } from '../../texts/texts.tsx';

/** A path that may be meant, and what it leads to. */
interface OfferedPath {
  readonly path: string;
  readonly words: string;
}

/** Of which a list is as long as it can be looked through. */
const MOST = 12;

/** Paths that begin as what is written does: `me`, and ids of the store. */
export function usePaths(written: string): readonly OfferedPath[] {
  const text = useText();
  const page = usePage();
  const { data: pages } = useControl('GET /pages');
  const input = { page: page?.id ?? '', limit: 100 };
  const { data: phones } = useControl('GET /pages/{page}/phones', input, {
    isWanted: page !== undefined,
  });
  const wanted = written.toLowerCase();
  const all: readonly OfferedPath[] = [
    { path: 'me', words: text('explorer.path.me') },
    ...(pages?.data ?? []).flatMap(({ id, name, instagram_id }) => [
      { path: id, words: name },
      ...(instagram_id === undefined ? [] : [{ path: instagram_id, words: `Instagram · ${name}` }]),
    ]),
    ...(phones?.data ?? []).map(({ of, name }) => ({ path: of, words: name })),
  ];
  return all
    .filter(
      ({ path, words }) =>
        path !== written && (path.startsWith(written) || words.toLowerCase().includes(wanted)),
    )
    .slice(0, MOST);
}
