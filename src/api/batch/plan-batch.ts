import { GraphError } from '../../graph/errors/error.ts';
import type { BatchItem } from './item.ts';
import { References, readTemplate, type Template } from './template.ts';

/** An item with its references and its place among the others. */
export interface PlannedItem {
  readonly item: BatchItem;
  readonly url: Template;
  readonly body: Template;
  readonly token: Template;
  /** Places of the items it waits for, by `depends_on` or reference. */
  readonly needs: readonly number[];
}

/** A batch as it is to be run. */
export interface BatchPlan {
  readonly items: readonly PlannedItem[];
  /** Places in an order in which nothing comes before what it needs. */
  readonly order: readonly number[];
  /** Whether another item waits for this one. */
  readonly isNeeded: readonly boolean[];
  /** The item that has a name: the first, should several have it. */
  placeOf(name: string): number | undefined;
}

/**
 * Finds out who waits for whom.
 * @throws GraphError `batchName`, `batchCircle`, `batchPath` (100), `tooMuchData` (1): the whole batch fails
 */
export function planBatch(items: readonly BatchItem[]): BatchPlan {
  const places = new Map<string, number>();
  for (const [at, { name }] of items.entries()) {
    if (name !== undefined && !places.has(name)) places.set(name, at);
  }
  const references = new References();
  const planned = items.map((item, at): PlannedItem => {
    const url = readTemplate(item.url, at, references);
    const body = readTemplate(item.body, at, references);
    const token = readTemplate(item.token, at, references);
    const names = item.dependsOn.flatMap((name) => namesIn(name, places));
    for (const template of [url, body, token]) addNames(template, names);
    const needs = Array.from(new Set(names), (name) => {
      const place = places.get(name);
      if (place === undefined) throw new GraphError('batchName', { at: String(at), name });
      return place;
    });
    return { item, url, body, token, needs };
  });
  const isNeeded = items.map(() => false);
  for (const { needs } of planned) for (const place of needs) isNeeded[place] = true;
  return {
    items: planned,
    order: orderOf(planned),
    isNeeded,
    placeOf: (name) => places.get(name),
  };
}

/** `depends_on` names one item, or several with commas between. */
function namesIn(text: string, places: ReadonlyMap<string, number>): readonly string[] {
  if (places.has(text)) return [text];
  const names = text.split(',').map((name) => name.trim());
  return names.filter((name) => name !== '');
}

function addNames(template: Template, names: string[]): void {
  for (const piece of template) if (typeof piece !== 'string') names.push(piece.name);
}

/** In the order of the request as far as that can be; an item that needs others comes after them. */
function orderOf(items: readonly PlannedItem[]): readonly number[] {
  const order: number[] = [];
  const done = new Set<number>();
  const under: number[] = [];
  const visit = (at: number): void => {
    if (done.has(at)) return;
    if (under.includes(at)) {
      const circle = [...under.slice(under.indexOf(at)), at].map((place) => `batch[${place}]`);
      throw new GraphError('batchCircle', { at: String(at), circle: circle.join(' > ') });
    }
    under.push(at);
    for (const place of items[at]?.needs ?? []) visit(place);
    under.pop();
    done.add(at);
    order.push(at);
  };
  for (const at of items.keys()) visit(at);
  return order;
}
