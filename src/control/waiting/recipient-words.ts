import type { GraphCall } from '../../journal/graph-call.ts';
import type { ControlDeps } from '../explain.ts';
import type { Standing } from './standing.ts';

/** Whom a call that was refused was about, where it is not the person who waits for an answer. */
export async function recipientWords(
  { store }: Pick<ControlDeps, 'store'>,
  { page, person }: Standing,
  { params }: GraphCall,
): Promise<string | undefined> {
  const id = recipientId(params.recipient);
  if (id === undefined || id === person.id) return undefined;
  const whose = async (): Promise<string> => {
    if (id === page.id) return 'the Page itself';
    if (id === page.instagramId) return "the Page's Instagram account";
    const other = await store.page(page.no).people.byId(id);
    return other ? `${other.name}, on ${other.platform}` : 'nobody who has written to this Page';
  };
  return `recipient.id ${id} is ${await whose()}`;
}

function recipientId(text: string | undefined): string | undefined {
  try {
    const { id } = JSON.parse(text ?? '') as { readonly id?: unknown };
    return id === undefined ? undefined : String(id);
  } catch {
    return undefined;
  }
}
