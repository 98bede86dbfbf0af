import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GraphError } from '../../src/graph/errors/error.ts';
import type { FieldNode } from '../../src/graph/fields/field-node.ts';
import { parseFields } from '../../src/graph/fields/parse.ts';
import { utf16 } from '../support/utf16.ts';

/** A field as a test writes it down. */
interface Field {
  readonly name: string;
  readonly alias: string | undefined;
  readonly args: readonly (readonly [string, string])[];
  readonly children: readonly Field[];
}

const keyOf = ({ name, alias = name }: Field): string => alias;

const unit = (alphabet: string) => fc.constantFrom(...alphabet);
const name = fc.string({
  unit: unit('abcdefghijklmnopqrstuvwxyzABCXYZ0189_-'),
  minLength: 1,
  maxLength: 8,
});
const modifier = name.filter((text) => text !== 'as' && text !== 'fields');
/** What may stand in parentheses: anything with balanced ones, not beginning or ending in blanks. */
const argument = fc
  .tuple(fc.string({ unit: 'grapheme', maxLength: 6 }), fc.boolean())
  .map(([text, isWrapped]) => {
    const plain = text.replace(/[()]/g, '').trim();
    return isWrapped ? `f(${plain})` : plain;
  });

const { fields } = fc.letrec<{ fields: readonly Field[]; field: Field }>((tie) => ({
  fields: fc.uniqueArray(tie('field'), {
    maxLength: 4,
    depthIdentifier: 'field',
    selector: keyOf,
  }),
  field: fc.record({
    name,
    alias: fc.option(argument.filter(Boolean), { nil: undefined }),
    args: fc.uniqueArray(fc.tuple(modifier, argument), { maxLength: 2, selector: ([key]) => key }),
    children: fc.option(tie('fields'), { nil: [], maxDepth: 4, depthIdentifier: 'field' }),
  }),
}));

/** How to write fields down, where the grammar leaves a choice. */
interface Style {
  readonly blank: string;
  readonly isLong: boolean;
  readonly areChildrenFirst: boolean;
}
const style: fc.Arbitrary<Style> = fc.record({
  blank: fc.constantFrom('', ' ', '\n\t '),
  isLong: fc.boolean(),
  areChildrenFirst: fc.boolean(),
});

function written(list: readonly Field[], as: Style): string {
  const { blank } = as;
  return list
    .map((field) => {
      const inner = field.children.length > 0 ? written(field.children, as) : undefined;
      const children =
        inner === undefined ? [] : [as.isLong ? `.fields${blank}(${inner})` : `{${inner}}`];
      const modifiers = [
        ...field.args.map(([key, value]) => `.${key}(${blank}${value}${blank})`),
        ...(field.alias === undefined ? [] : [`.as(${field.alias})`]),
      ];
      const rest = as.areChildrenFirst ? [...children, ...modifiers] : [...modifiers, ...children];
      return [field.name, ...rest].join(blank);
    })
    .join(`${blank},${blank}`);
}

/** What should be read. */
function expected(list: readonly Field[]): unknown[] {
  return list.map(({ name, alias, args, children }) => ({
    name,
    key: alias ?? name,
    alias,
    args: Object.fromEntries(args),
    children: children.length === 0 ? undefined : expected(children),
  }));
}

const plain = (nodes: readonly FieldNode[] | undefined): unknown[] | undefined =>
  nodes?.map(({ name, key, alias, args, children }) => ({
    name,
    key,
    alias,
    args: Object.fromEntries(args),
    children: plain(children),
  }));

function thrownBy(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('It was taken.');
}

const isFrozenDeep = (nodes: readonly FieldNode[] | undefined): boolean =>
  nodes === undefined ||
  (Object.isFrozen(nodes) &&
    nodes.every((node) => Object.isFrozen(node) && isFrozenDeep(node.children)));

describe('parseFields', () => {
  it('reads what was written, in every way of writing it', () => {
    fc.assert(
      fc.property(fields, style, (list, as) => {
        const read = parseFields(written(list, as));
        if (list.length === 0) expect(read).toBeUndefined();
        else expect(plain(read)).toEqual(expected(list));
      }),
    );
  });

  it('reads a JSON array as its entries in one list', () => {
    fc.assert(
      fc.property(fields, style, (list, as) => {
        const entries = list.map((field) => written([field], as));
        expect(plain(parseFields(JSON.stringify(entries)))).toEqual(
          plain(parseFields(entries.join(','))),
        );
      }),
    );
  });

  it('keeps the text of children as a link needs it: it reads as the children', () => {
    const check = (nodes: readonly FieldNode[]): void => {
      for (const { children, childText } of nodes) {
        expect(plain(parseFields(childText ?? ''))).toEqual(plain(children));
        check(children ?? []);
      }
    };
    fc.assert(
      fc.property(fields, style, (list, as) => check(parseFields(written(list, as)) ?? [])),
    );
  });

  it('refuses a second field of one key, and says where it ends', () => {
    fc.assert(
      fc.property(fields, fc.nat(), style, (list, at, as) => {
        fc.pre(list.length > 0);
        const again = list[at % list.length] as Field;
        const text = written([...list, again], as);
        const { message } = thrownBy(() => parseFields(`${text}}`));
        expect(message).toContain(`"Field ${keyOf(again)} specified more than once. `);
        expect(message).toContain(`" at character ${text.length}: `);
      }),
    );
  });

  it('gives what nobody can change', () => {
    fc.assert(
      fc.property(fields, style, (list, as) => {
        expect(isFrozenDeep(parseFields(written(list, as)))).toBe(true);
      }),
    );
  });

  it('refuses any other text with a syntax error that names a place in it', () => {
    const noise = fc.string({ unit: unit('ab.,(){}[]" \\\u0000\ud83d😀') });
    const text = fc.oneof(noise, utf16(), fc.json());
    fc.assert(
      fc.property(text, (given) => {
        try {
          parseFields(given);
        } catch (error) {
          expect(error).toBeInstanceOf(GraphError);
          const { entry, message } = error as GraphError;
          expect(entry.code).toBe(2500);
          const at = Number(/" at character (\d+): /.exec(message)?.[1]);
          expect(at).toBeLessThanOrEqual(given.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
