import { useControl } from '../../control/use-control.ts';
import { usePage } from '../../people/use-page.ts';
import { useText } from '../../texts/texts.tsx';
import type { Call } from '../call.ts';
import { useOffered } from '../catalogue/use-offered.ts';

/** A path that may be meant, and what it leads to. */
interface OfferedPath {
  readonly path: string;
  readonly words: string;
}

/** Of which a list is as long as it can be looked through. */
const MOST = 12;

/** Paths that begin as what is written does: ids of the store, and behind an id what it has. */
export function usePaths(call: Call, token: string | undefined): readonly OfferedPath[] {
  const { path } = call;
  const ids = useIds();
  const edges = useEdges(call, token);
  const wanted = path.toLowerCase();
  return (path.includes('/') ? edges : ids)
    .filter((each) => each.path.startsWith(path) || each.words.toLowerCase().includes(wanted))
    .slice(0, MOST);
}

/** `me`, Pages and their Instagram accounts, and conversations by their people. */
function useIds(): readonly OfferedPath[] {
  const text = useText();
  const page = usePage();
  const { data: pages } = useControl('GET /pages');
  const input = { page: page?.id ?? '', limit: 100 };
  const { data: phones } = useControl('GET /pages/{page}/phones', input, {
    isWanted: page !== undefined,
  });
  return [
    { path: 'me', words: text('explorer.path.me') },
    ...(pages?.data ?? []).flatMap(({ id, name, instagram_id }) => [
      { path: id, words: name },
      ...(instagram_id === undefined ? [] : [{ path: instagram_id, words: `Instagram · ${name}` }]),
    ]),
    ...(phones?.data ?? []).map(({ of, name }) => ({ path: of, words: name })),
  ];
}

/** The edges of what stands before the last slash, that take the call's method. */
function useEdges(call: Call, token: string | undefined): readonly OfferedPath[] {
  const { path, method, host } = call;
  const before = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  // A node is read by GET, whatever its edges take.
  const { catalogue, operation } = useOffered(
    { ...call, method: 'GET', path: before || 'me' },
    token,
  );
  if (before === '' || !catalogue || !operation) return [];
  return catalogue.operations
    .filter((each) => each.node === operation.node && each.edge !== undefined)
    .filter((each) => each.method === method && each.hosts.includes(host))
    .map(({ edge, description }) => ({ path: `${before}/${edge}`, words: description }));
}
