import { type Awaitable, chain, inTurn } from '../../base/awaitable.ts';
import type { EdgeArgs, Slice } from '../declare/edge-args.ts';
import { GraphError } from '../errors/error.ts';
import { queryText } from '../text/query-text.ts';
import { between, isLong, type Text, TextBuilder } from '../text/text.ts';
import type { Budget } from './budget.ts';
import type { Call } from './call.ts';
import type { Plan, PlanStep } from './plan.ts';
import { escapedLink, sliceText } from './slice-text.ts';
import { arrayText, NOTHING, textsOf } from './text-list.ts';

/** What reading an edge of a node costs, in what a node does. */
const READ = 8;

type NestedStep<C> = Exclude<PlanStep<C>, { kind: 'scalar' }>;
type Texts = readonly (Text | undefined)[];

/**
 * JSON text of each node. Level by level: every nested field of all nodes is loaded by one call to
 * its loader, never one per node, then the texts are put together.
 */
export function render<C>(
  plan: Plan<C>,
  nodes: readonly unknown[],
  call: Call<C>,
): Awaitable<Text[]> {
  const { budget } = call;
  const from = budget.written;
  return chain(load(plan, nodes, call), (textAt) =>
    textsOf(nodes, budget, from, (_, row) => textAt(row)),
  );
}

/** Loads all that hangs below nodes, and gives what writes the text of each. */
function load<C>(
  plan: Plan<C>,
  nodes: readonly unknown[],
  call: Call<C>,
): Awaitable<(row: number) => Text> {
  if (plan.flat) return (row) => nodeText(plan, nodes[row], call, undefined, 0);
  const columns = inTurn(plan.steps, (step) => {
    if (step.kind === 'scalar') return undefined;
    // Before each: a column of which nothing is there writes nothing that would be counted.
    const pause = call.budget.step(nodes.length * (step.kind === 'edge' ? READ : 1));
    if (pause !== undefined) return pause.then(() => column(step, nodes, call, plan));
    return column(step, nodes, call, plan);
  });
  return chain(columns, (loaded) => (row) => nodeText(plan, nodes[row], call, loaded, row));
}

type Columns = readonly (Texts | undefined)[] | undefined;

/** Puts one node's text together: scalars written now, nested fields taken from their columns. */
function nodeText<C>(
  plan: Plan<C>,
  node: unknown,
  call: Call<C>,
  columns: Columns,
  row: number,
): Text {
  let text = '{';
  const { steps } = plan;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] as PlanStep<C>;
    const value = step.kind === 'scalar' ? step.field.write(node, call) : columns?.[i]?.[row];
    if (value === undefined) continue;
    if (isLong(text, value))
      return longNodeText(text, value, i, { plan, node, call, columns, row });
    text += text.length > 1 ? `,${step.key}${value}` : step.key + value;
  }
  return `${text}}`;
}

/** The same from a field on with which it becomes long. */
function longNodeText<C>(
  begun: string,
  first: Text,
  from: number,
  {
    plan: { steps },
    node,
    call,
    columns,
    row,
  }: { plan: Plan<C>; node: unknown; call: Call<C>; columns: Columns; row: number },
): Text {
  const built = new TextBuilder(begun);
  let comma = begun.length > 1 ? ',' : '';
  for (let i = from; i < steps.length; i++) {
    const step = steps[i] as PlanStep<C>;
    const own = () => (step.kind === 'scalar' ? step.field.write(node, call) : columns?.[i]?.[row]);
    const value = i === from ? first : own();
    if (value === undefined) continue;
    built.add(comma + step.key).add(value);
    comma = ',';
  }
  return built.add('}').text();
}

function column<C>(
  step: NestedStep<C>,
  nodes: readonly unknown[],
  call: Call<C>,
  plan: Plan<C>,
): Awaitable<Texts> {
  call.spendLookups(nodes.length);
  if (step.kind === 'loaded') return step.field.load(nodes, call);
  if (step.kind === 'object') return objects(step, nodes, call);
  if (step.kind === 'list') return lists(step, nodes, call);
  return edges(step, nodes, call, plan);
}

function objects<C>(
  step: NestedStep<C> & { kind: 'object' },
  nodes: readonly unknown[],
  call: Call<C>,
): Awaitable<Texts> {
  const { wrapped, keepEmpty } = step.field;
  const from = call.budget.written;
  return chain(step.field.load(nodes, call), (found) =>
    chain(renderShared(step.child, found, call), (textOf) =>
      textsOf(found, call.budget, from, (node) => {
        if (node === undefined) return undefined;
        const text = textOf(node);
        if (text === NOTHING && !keepEmpty) return undefined;
        return wrapped ? between('{"data":', text, '}') : text;
      }),
    ),
  );
}

function lists<C>(
  step: NestedStep<C> & { kind: 'list' },
  nodes: readonly unknown[],
  call: Call<C>,
): Awaitable<Texts> {
  const { keepEmpty, bare } = step.field;
  const { budget } = call;
  const from = budget.written;
  return chain(step.field.load(nodes, call), (found) => {
    const all = found.length === 1 ? (found[0] ?? []) : found.flat();
    call.spendLookups(all.length);
    return chain(renderShared(step.child, all, call), (textOf) =>
      textsOf(found, budget, from, (items, _, before) => {
        const textAt = (at: number): Text => textOf(items[at]);
        return chain(arrayText({ from: 0, to: items.length, textAt, before }, budget), (text) => {
          if (text === '[]') return keepEmpty ? '{"data":[]}' : undefined;
          return bare ? text : between('{"data":', text, '}');
        });
      }),
    );
  });
}

/**
 * Texts of nodes among which the same one may stand many times, such as the sender of a hundred
 * messages: each is written once.
 */
function renderShared<C>(
  plan: Plan<C>,
  nodes: readonly unknown[],
  call: Call<C>,
): Awaitable<(node: unknown) => Text> {
  const { form } = plan;
  const memoOf = plan.type.memo;
  if (form !== undefined && memoOf) {
    return (node) => {
      const memo = memoOf(node);
      const kept = memo.recall(form);
      if (kept !== undefined) return kept;
      const text = nodeText(plan, node, call, undefined, 0);
      if (typeof text === 'string') memo.notice(form, text);
      return text;
    };
  }
  // Written when it is its turn: to remember a hundred thousand takes longer than to write them.
  if (plan.flat) return (node) => nodeText(plan, node, call, undefined, 0);
  if (nodes.length === 1 && nodes[0] !== undefined) {
    return chain(
      render(plan, nodes, call),
      ([text]) =>
        () =>
          text as Text,
    );
  }
  const each = new Set(nodes);
  each.delete(undefined);
  return chain(render(plan, [...each], call), (texts) => {
    const byNode = new Map<unknown, Text>();
    let next = 0;
    for (const node of each) byNode.set(node, texts[next++] as Text);
    return (node) => byNode.get(node) as Text;
  });
}

function edges<C>(
  step: NestedStep<C> & { kind: 'edge' },
  nodes: readonly unknown[],
  call: Call<C>,
  plan: Plan<C>,
): Awaitable<Texts> {
  const { field, args } = step;
  const from = call.budget.written;
  for (const node of nodes) field.authorize?.(node, args, call);
  return chain(field.load(nodes, args, call, step.child.names), (slices) => {
    const items = slices.flatMap((slice) => slice.items);
    return chain(load(step.child, items, call), (textAt) =>
      chain(summaries(step, nodes, call), (summary) =>
        edgeTexts(step, slices, textAt, {
          from,
          budget: call.budget,
          summary,
          links: linkTexts(step, plan, nodes, call),
        }),
      ),
    );
  });
}

/** The summary of each node's edge, where one is asked for. */
const summaries = <C>(
  step: NestedStep<C> & { kind: 'edge' },
  nodes: readonly unknown[],
  call: Call<C>,
): Awaitable<readonly string[] | undefined> =>
  wantsSummary(step.args) ? inTurn(nodes, (node) => summaryText(step, node, call)) : undefined;

/** The address of each node's edge. */
function linkTexts<C>(
  step: NestedStep<C> & { kind: 'edge' },
  plan: Plan<C>,
  nodes: readonly unknown[],
  call: Call<C>,
): readonly (string | undefined)[] {
  const linkOf = nestedLink(step, call);
  return nodes.map((node) => {
    const id = plan.type.id?.(node, call);
    return id && linkOf(id);
  });
}

/** The text of each node's edge, out of the items of all. */
function edgeTexts<C>(
  { field }: NestedStep<C> & { kind: 'edge' },
  slices: readonly Slice<unknown>[],
  textAt: (row: number) => Text,
  {
    from,
    budget,
    summary,
    links,
  }: {
    readonly from: number;
    readonly budget: Budget;
    readonly summary: readonly string[] | undefined;
    readonly links: readonly (string | undefined)[];
  },
): Awaitable<Texts> {
  let next = 0;
  return textsOf(slices, budget, from, (slice, row, before) => {
    const items = { from: next, to: next + slice.items.length, textAt, before };
    next = items.to;
    return chain(arrayText(items, budget), (data) => {
      const summed = summary?.[row] ?? '';
      const isEmpty = data === '[]' && (slice.items.length === 0 || !slice.hasNext);
      if (isEmpty && !slice.hasPrevious && summed === '') return undefined;
      const link = links[row];
      const paging = field.paged && link ? sliceText(slice, link) : '';
      return between('{"data":', data, `${paging}${summed}}`);
    });
  });
}

/** Whether `summary` is asked for: `true` or `total_count`, and not `false` (wire.md 1.8). */
function wantsSummary(args: EdgeArgs): boolean {
  const asked = args.get('summary');
  return asked !== undefined && asked !== '0' && asked.toLowerCase() !== 'false';
}

/** `,"summary":{…}` of an edge that can tell how many there are, or nothing. */
function summaryText<C>(
  { field, args }: Pick<NestedStep<C> & { kind: 'edge' }, 'field' | 'args'>,
  node: unknown,
  call: Call<C>,
): Awaitable<string> {
  return chain(field.count?.(node, args, call), (total) =>
    total === undefined ? '' : `,"summary":{"total_count":${total}}`,
  );
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

/** The node types whose parts an edge at the end of a path answers with. */
export function renderEdge<C>(
  given: {
    readonly field: Extract<NestedStep<C>, { kind: 'edge' }>['field'];
    readonly args: Extract<NestedStep<C>, { kind: 'edge' }>['args'];
    readonly child: Plan<C>;
    /** The address of this very page, without cursors. */
    readonly link: string;
  },
  node: unknown,
  call: Call<C>,
): Awaitable<Text> {
  const { field, args } = given;
  return chain(field.load([node], args, call, given.child.names), ([slice]) => {
    if (!slice) throw new GraphError('unknown');
    const before = call.budget.written;
    return chain(load(given.child, slice.items, call), (textAt) => {
      const summary = wantsSummary(args) ? summaryText(given, node, call) : '';
      return chain(summary, (summed) => {
        const paging = field.paged ? sliceText(slice, escapedLink(given.link)) : '';
        const items = { from: 0, to: slice.items.length, textAt, before };
        return chain(arrayText(items, call.budget), (data) =>
          between('{"data":', data, `${paging}${summed}}`),
        );
      });
    });
  });
}
