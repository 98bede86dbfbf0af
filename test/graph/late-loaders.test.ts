import { expect, it } from 'vitest';
import type { EdgeField, NodeType } from '../../src/graph/declare/node-type.ts';
import { vocabulary } from '../../src/graph/declare/vocabulary.ts';
import { Call } from '../../src/graph/execute/call.ts';
import { render, renderEdge } from '../../src/graph/execute/execute.ts';
import { edgeArgs, planFor } from '../../src/graph/execute/plan.ts';
import { parseFields } from '../../src/graph/fields/parse.ts';

/** Hands a loader's values on: at once, as SQLite does, or later, as PostgreSQL does. */
type Store = <T>(value: T) => T | Promise<T>;
const atOnce: Store = (value) => value;
const later: Store = (value) => Promise.resolve(value);

interface Tree {
  readonly id: string;
  readonly branches: readonly Tree[];
}

const leaf = (id: string): Tree => ({ id, branches: [] });
const TREE: Tree = { id: '1', branches: [{ id: '2', branches: [leaf('3')] }, leaf('4')] };

const declare = vocabulary<Store>();
const branches = declare.edge<Tree, Tree>('branches', () => tree, 'What grows on it.', {
  load: (nodes, _args, { services: store }) =>
    store(
      nodes.map((node) => ({
        items: node.branches,
        before: 'b',
        after: 'a',
        hasNext: false,
        hasPrevious: false,
      })),
    ),
  count: (node, _args, { services: store }) => store(node.branches.length),
});
const tree: NodeType<Tree, Store> = declare.node<Tree>('Tree', 'A tree.', {
  id: (node) => node.id,
  standard: [],
  fields: [
    declare.loaded('size', 'int', 'Its branches.', (nodes, { services: store }) =>
      store(nodes.map((node) => node.branches.length)),
    ),
    declare.object<Tree, Tree>(
      'top',
      () => tree,
      'Its last branch.',
      (nodes, { services: store }) => store(nodes.map((node) => node.branches.at(-1))),
    ),
    declare.list<Tree, Tree>(
      'all',
      () => tree,
      'Its branches.',
      (nodes, { services: store }) => store(nodes.map((node) => node.branches)),
    ),
    branches,
  ],
});

const type = tree as NodeType<unknown, Store>;
const edge = branches as EdgeField<unknown, Store>;

const callOver = (services: Store) =>
  new Call<Store>({
    services,
    version: 'v26.0',
    now: 0,
    link: { origin: 'http://localhost', query: 'access_token=x' },
    dateFormat: undefined,
  });

const FIELDS = 'size,top{id,size},all{top},branches.summary(true){size,branches{all}}';

it('writes a node the same whether its loaders answer at once or later', async () => {
  const plan = planFor(type, parseFields(FIELDS), 'v26.0');
  const now = render(plan, [TREE], callOver(atOnce));
  expect(now).toHaveLength(1);
  expect(await render(plan, [TREE], callOver(later))).toEqual(now);
});

it('writes an edge the same whether its loader answers at once or later', async () => {
  const child = planFor(type, parseFields('id,size'), 'v26.0');
  const args = edgeArgs((name) => (name === 'summary' ? 'true' : undefined));
  const given = { field: edge, args, child, link: 'http://localhost/1/branches?' };
  const now = renderEdge(given, TREE, callOver(atOnce));
  expect(now).toContain('"total_count":2');
  expect(await renderEdge(given, TREE, callOver(later))).toBe(now);
});
