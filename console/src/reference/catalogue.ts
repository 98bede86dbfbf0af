import type { Gives } from '../control/control-plane.ts';
import type { ControlSchemas } from '../control/operations.ts';

/** What the Graph offers in a version, as the server tells it. */
export type Catalogue = Gives<'GET /catalogue'>;
export type GraphNode = ControlSchemas['GraphNode'];
export type GraphOperation = ControlSchemas['GraphOperation'];
export type GraphParameter = ControlSchemas['GraphParameter'];
export type GraphStanding = ControlSchemas['GraphStanding'];
export type OperationError = ControlSchemas['CatalogueError'];

/** What a page of the reference is about: a node, an edge of it, or a path that is neither. */
export interface Entry {
  /** As its address has it. */
  readonly node: string;
  readonly edge?: string;
  readonly title: string;
  readonly description: string;
  /** What is done there, reads first. */
  readonly operations: readonly GraphOperation[];
  /** The type whose page it is; absent for edges and other paths. */
  readonly type?: GraphNode;
  readonly standing?: GraphStanding | undefined;
}

/** Paths that are no node's stand below this word in an address. */
const PATHS = 'paths';

/** Every page there is, a node before its edges. */
export function entriesOf({ nodes, operations }: Catalogue): readonly Entry[] {
  const ofNodes = nodes.flatMap((type): Entry[] => {
    const own = operations.filter(({ node }) => node === type.key);
    const edges = [...new Set(own.flatMap(({ edge }) => edge ?? []))];
    return [
      {
        node: type.key,
        title: type.key,
        description: type.description,
        operations: own.filter(({ edge }) => edge === undefined),
        type,
      },
      ...edges.map((edge): Entry => {
        const there = own.filter((each) => each.edge === edge);
        const [first] = there;
        return {
          ...{ node: type.key, edge, title: `${type.key}/${edge}`, operations: there },
          description: first?.description ?? '',
          ...(there.every(({ standing }) => standing) && { standing: first?.standing }),
        };
      }),
    ];
  });
  const others = operations.filter(({ node }) => node === undefined);
  const paths = [...new Set(others.map(({ path, hosts }) => `${hosts[0]} ${path}`))];
  const ofPaths = paths.map((place): Entry => {
    const there = others.filter(({ path, hosts }) => `${hosts[0]} ${path}` === place);
    const [first] = there as [GraphOperation];
    return {
      ...{ node: PATHS, edge: place.replace(' ', '').replaceAll('/', '~'), title: first.path },
      ...{ description: first.description, operations: there, standing: first.standing },
    };
  });
  return [...ofNodes, ...ofPaths];
}

/** The page at an address. */
export const entryAt = (
  entries: readonly Entry[],
  node: string | undefined,
  edge: string | undefined,
): Entry | undefined =>
  node === undefined ? undefined : entries.find((each) => each.node === node && each.edge === edge);

/** Whether it hangs below others alone, and has no address of its own. */
export const isPart = ({ type, operations }: Entry): boolean =>
  type !== undefined && operations.length === 0;

/** What is found of an entry. */
export interface Match {
  readonly entry: Entry;
  /** Fields and parameters of it that fit. */
  readonly names: readonly string[];
}

/** The pages that words are about: by their names, or what they have. */
export function search(
  { nodes }: Catalogue,
  entries: readonly Entry[],
  words: string,
): readonly Match[] {
  const sought = words.trim().toLowerCase();
  const fits = (text: string): boolean => text.toLowerCase().includes(sought);
  const fieldsOf = (key: string | undefined): readonly string[] =>
    nodes.find((each) => each.key === key)?.fields.map(({ name }) => name) ?? [];
  return entries.flatMap((entry): Match[] => {
    const params = entry.operations.flatMap((each) => each.params.map(({ name }) => name));
    const own = entry.type ? fieldsOf(entry.type.key) : [];
    const names = [...new Set([...own, ...params])].filter(fits);
    const isOne = fits(entry.title) || entry.operations.some(({ path }) => fits(path));
    return isOne || names.length > 0 ? [{ entry, names }] : [];
  });
}

/** The errors that a call meets besides those that any call can meet. */
export function errorsOf(
  { errors, families, permissions }: Catalogue,
  { key, permission, hosts }: GraphOperation,
): readonly OperationError[] {
  const own = families
    .filter(({ operations }) => operations?.includes(key))
    .map(({ name }) => name);
  const needs = permission === undefined ? undefined : permissions[permission];
  const lacks = new Set(
    Object.values(needs ?? {}).flatMap((some) => some.flatMap((each) => each.errors ?? [])),
  );
  return errors.filter(({ name, family }) => {
    const host = families.find((each) => each.name === family)?.host;
    const isHere = host === undefined || hosts.includes(host);
    return isHere && (own.includes(family) || lacks.has(name));
  });
}
