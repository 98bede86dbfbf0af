import type { Call } from './call.ts';
import { GraphError } from './error.ts';
import type { Plan, Step } from './plan.ts';
import { queryText } from './query-text.ts';
import { escapedLink, sliceText } from './slice-text.ts';
import type { Awaitable, EdgeArgs } from './vocabulary.ts';

type NestedStep<C> = Exclude<Step<C>, { kind: 'scalar' }>;
type Texts = readonly (string | undefined)[];

/**
 * JSON text of each node. Level by level: every nested field of all nodes is loaded by one call to
 * its loader, never one per node, then the texts are put together.
 */
export function render<C>(
  plan: Plan<C>,
  nodes: readonly unknown[],
  call: Call<C>,
): Awaitable<readonly string[]> {
  if (plan.flat) return nodes.map((node) => nodeText(plan, node, call, undefined, 0));
  return renderDeep(plan, nodes, call);
}

async function renderDeep<C>(
  plan: Plan<C>,
  nodes: readonly unknown[],
  call: Call<C>,
): Promise<readonly string[]> {
  const columns: (Texts | undefined)[] = [];
  for (const step of plan.steps) {
    columns.push(step.kind === 'scalar' ? undefined : await column(step, nodes, call, plan));
  }
  return nodes.map((node, row) => nodeText(plan, node, call, columns, row));
}

/** Puts one node's text together: scalars written now, nested fields taken from their columns. */
function nodeText<C>(
  plan: Plan<C>,
  node: unknown,
  call: Call<C>,
  columns: readonly (Texts | undefined)[] | undefined,
  row: number,
): string {
  let text = '{';
  const { steps } = plan;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] as Step<C>;
    const value = step.kind === 'scalar' ? step.field.write(node, call) : columns?.[i]?.[row];
    if (value !== undefined) text += text.length > 1 ? `,${step.key}${value}` : step.key + value;
  }
  return `${text}}`;
}

function column<C>(
  step: NestedStep<C>,
  nodes: readonly unknown[],
  call: Call<C>,
  plan: Plan<C>,
): Awaitable<Texts> {
  call.look(nodes.length);
  if (step.kind === 'loaded') return step.field.load(nodes, call);
  if (step.kind === 'object') return objects(step, nodes, call);
  if (step.kind === 'list') return lists(step, nodes, call);
  return edges(step, nodes, call, plan);
}

async function objects<C>(
  step: NestedStep<C> & { kind: 'object' },
  nodes: readonly unknown[],
  call: Call<C>,
): Promise<Texts> {
  const found = await step.field.load(nodes, call);
  const textOf = await renderShared(step.child, found, call);
  return found.map((node) => {
    if (node === undefined) return undefined;
    return step.field.wrapped ? `{"data":${textOf(node)}}` : textOf(node);
  });
}

async function lists<C>(
  step: NestedStep<C> & { kind: 'list' },
  nodes: readonly unknown[],
  call: Call<C>,
): Promise<Texts> {
  const found = await step.field.load(nodes, call);
  const all = found.flat();
  call.look(all.length);
  const textOf = await renderShared(step.child, all, call);
  return found.map((items) => {
    if (items.length === 0) return step.field.keepEmpty ? '{"data":[]}' : undefined;
    const texts = items.map(textOf);
    const text = arrayText(texts, 0, texts.length);
    return step.field.bare ? text : `{"data":${text}}`;
  });
}

/**
 * Texts of nodes among which the same one may stand many times, such as the sender of a hundred
 * messages: each is written once.
 */
async function renderShared<C>(
  plan: Plan<C>,
  nodes: readonly unknown[],
  call: Call<C>,
): Promise<(node: unknown) => string> {
  if (nodes.length === 1 && nodes[0] !== undefined) {
    const [text] = await render(plan, nodes, call);
    return () => text as string;
  }
  const each = new Set(nodes);
  each.delete(undefined);
  const texts = await render(plan, [...each], call);
  const byNode = new Map<unknown, string>();
  let next = 0;
  for (const node of each) byNode.set(node, texts[next++] as string);
  return (node) => byNode.get(node) as string;
}

async function edges<C>(
  step: NestedStep<C> & { kind: 'edge' },
  nodes: readonly unknown[],
  call: Call<C>,
  plan: Plan<C>,
): Promise<Texts> {
  const { field, args } = step;
  for (const node of nodes) field.authorize?.(node, args, call);
  const slices = await field.load(nodes, args, call);
  const texts = await render(
    step.child,
    slices.flatMap((slice) => slice.items),
    call,
  );
  const summed = wantsSummary(args);
  const linkOf = nestedLink(step, call);
  const result: (string | undefined)[] = [];
  let from = 0;
  for (const [row, slice] of slices.entries()) {
    const data = arrayText(texts, from, from + slice.items.length);
    from += slice.items.length;
    const summary = summed ? await summaryText(step, nodes[row], call) : '';
    const id = plan.type.id?.(nodes[row], call);
    if (slice.items.length === 0 && !slice.hasPrevious && summary === '') {
      result.push(undefined);
    } else {
      const paging = field.paged && id ? sliceText(slice, linkOf(id)) : '';
      result.push(`{"data":${data}${paging}${summary}}`);
    }
  }
  return result;
}

/** Whether `summary` is asked for: `true` or `total_count`, and not `false` (protocol.md 1.8). */
function wantsSummary(args: EdgeArgs): boolean {
  const asked = args.get('summary');
  return asked !== undefined && asked !== '0' && asked.toLowerCase() !== 'false';
}

/** `,"summary":{…}` of an edge that can tell how many there are, or nothing. */
async function summaryText<C>(
  { field, args }: Pick<NestedStep<C> & { kind: 'edge' }, 'field' | 'args'>,
  node: unknown,
  call: Call<C>,
): Promise<string> {
  const total = await field.count?.(node, args, call);
  return total === undefined ? '' : `,"summary":{"total_count":${total}}`;
}

/** Links of a nested edge go to the edge itself: parent id, edge, its fields and limit. */
function nestedLink<C>(
  step: NestedStep<C> & { kind: 'edge' },
  call: Call<C>,
): (id: string) => string {
  const { node } = step;
  let query = call.link.query;
  if (node.childText) query += `&fields=${queryText(node.childText)}`;
  for (const [name, value] of node.args) {
    if (name !== 'limit' && name !== 'after' && name !== 'before') {
      query += `&${queryText(name)}=${queryText(value)}`;
    }
  }
  query += `&limit=${step.args.limit}`;
  const head = escapedLink(`${call.link.origin}/${call.version}/`);
  const tail = escapedLink(`/${step.field.name}?${query}`);
  return (id) => `${head}${id}${tail}`;
}

/** `[…]` of texts from one index up to another. */
function arrayText(texts: readonly string[], from: number, to: number): string {
  let text = '[';
  for (let i = from; i < to; i++) text += i > from ? `,${texts[i]}` : texts[i];
  return `${text}]`;
}

/** The node types whose parts an edge at the end of a path answers with. */
export async function renderEdge<C>(
  given: {
    readonly field: Extract<NestedStep<C>, { kind: 'edge' }>['field'];
    readonly args: Extract<NestedStep<C>, { kind: 'edge' }>['args'];
    readonly child: Plan<C>;
    /** The address of this very page, without cursors. */
    readonly link: string;
  },
  node: unknown,
  call: Call<C>,
): Promise<string> {
  const { field, args } = given;
  const [slice] = await field.load([node], args, call);
  if (!slice) throw new GraphError('unknown');
  const texts = await render(given.child, slice.items, call);
  const summary = wantsSummary(args) ? await summaryText(given, node, call) : '';
  const data = arrayText(texts, 0, texts.length);
  const paging = field.paged ? sliceText(slice, escapedLink(given.link)) : '';
  return `{"data":${data}${paging}${summary}}`;
}
