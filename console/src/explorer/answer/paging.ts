/** Where the pages before and after an answer are. */
interface Paging {
  readonly next?: string;
  readonly previous?: string;
}

/** The paging of a list that was answered. */
export function pagingOf(body: string): Paging {
  try {
    const { paging } = JSON.parse(body) as { readonly paging?: Paging };
    const address = (one: unknown) => (typeof one === 'string' ? one : undefined);
    const [next, previous] = [address(paging?.next), address(paging?.previous)];
    return { ...(next !== undefined && { next }), ...(previous !== undefined && { previous }) };
  } catch {
    return {};
  }
}
